"""Keep the outputs of lessons out of their files."""

KERNEL = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


def without_outputs(path: str, model: dict, **_) -> None:
    """
    Take outputs, numbers and the kernel's details out of a lesson that is about to be saved.

    A saved control whose kernel is gone shows only "model not found", and everything that a
    learner made is in the folder of work. A lesson that nobody edited is saved as it was, so
    that an update never meets a changed file. Notebooks that are no lessons of the kit are left
    alone. Called by Jupyter Server before each save.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or "filmkit" not in notebook.get("metadata", {}):
        return
    notebook["metadata"] = KERNEL | {"filmkit": notebook["metadata"]["filmkit"]}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
