"""
Open the lessons in JupyterLab: `python -m filmkit lab`.

The only part of the kit that knows Jupyter Server; nothing else imports it.
"""

from filmkit.lab.command import main

__all__ = ["main"]
