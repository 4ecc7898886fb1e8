"""Pages to read: each lesson as a page that needs no kernel, on a screen and on paper."""

from filmkit.reading.pages import build_pages, show_progress

__all__ = ["build_pages", "show_progress"]
