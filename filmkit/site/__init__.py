"""
Build the kit as a website that needs no installation: `python -m filmkit site OUT`.

The lessons run in the browser itself (JupyterLite, Pyodide); nothing else imports this part.
"""

from filmkit.site.command import main

__all__ = ["main"]
