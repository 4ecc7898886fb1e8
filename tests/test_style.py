"""Style: one formatter, so that a difference in git is a difference in meaning."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
FOLDERS = ["filmkit", "tests", "tools", "start.py"]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]])
def test_ruff_finds_nothing(command):
    run = [sys.executable, "-m", "ruff", *command, "--no-cache", *FOLDERS]
    result = subprocess.run(run, cwd=CHECKOUT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
