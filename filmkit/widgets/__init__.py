"""What a notebook shows; the only part of the kit that knows ipywidgets, anywidget and IPython."""

from filmkit.widgets.explorer import Explorer
from filmkit.widgets.lesson import Lesson, open_lesson
from filmkit.widgets.panel import Panel

__all__ = ["Explorer", "Lesson", "Panel", "open_lesson"]
