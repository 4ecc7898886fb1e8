"""Tests that open the kit in a real Chromium on a real JupyterLab server."""
