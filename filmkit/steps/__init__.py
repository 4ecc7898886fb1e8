"""
The steps of a lesson, without Jupyter: what is shown, what a learner does, what is saved.

Every step has a `spec` (what does not change while it is open), a `view()` (what does) and
`act(message)`, which saves. The widgets only carry these to the page and back.
"""

from filmkit.steps.step import Step

__all__ = ["Step"]
