"""Keep the outputs of lessons out of their files."""


def without_outputs(path: str, model: dict, **_) -> None:
    """
    Take outputs and numbers out of a lesson that is about to be saved.

    A saved control whose kernel is gone shows only "model not found", and everything that a
    learner made is in the folder of work. Notebooks that are no lessons of the kit are left
    alone. Called by Jupyter Server before each save.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or "filmkit" not in notebook.get("metadata", {}):
        return
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
