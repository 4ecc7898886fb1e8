"""The files that say what to install agree: pyproject, constraints, environment, citation."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import filmkit

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
NEEDED = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    found = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in found)
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in found}


@pytest.mark.parametrize("text", NEEDED)
def test_every_dependency_is_pinned_within_its_range(text):
    needed = Requirement(text)
    assert Version(pins()[canonicalize_name(needed.name)]) in needed.specifier


def test_the_pins_hold_no_address_and_no_name_twice():
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert not re.search(r"://|@|--(?!no-header|no-annotate|universal|python-version|extra)", text)
    names = [line.split("==")[0] for line in text.splitlines() if "==" in line]
    assert len(names) == len(set(names)) > 100


def test_the_runtime_needs_only_what_the_design_names():
    names = {Requirement(text).name for text in PROJECT["dependencies"]}
    own = {"jupyterlab", "pandas", "matplotlib", "ipywidgets", "anywidget", "networkx"}
    assert names == own | {"jinja2", "mistune", "pillow"}


def test_conda_installs_the_checkout_with_a_python_of_the_kit_and_nothing_else():
    python, pip, last = ENVIRONMENT["dependencies"]
    found = re.fullmatch(r"python=(3\.\d+)", python)  # Binder reads no other form
    assert found and Version(found[1]) in SpecifierSet(PROJECT["requires-python"])
    assert (pip, last) == ("pip", {"pip": ["-e ."]})


def test_there_is_one_version():
    assert str(CITATION["version"]) == filmkit.__version__


def test_both_licences_are_named_everywhere():
    assert set(CITATION["license"]) == set(PROJECT["license"].split(" AND "))
    for name in PROJECT["license-files"]:
        assert (ROOT / name).is_file()
    told = (ROOT / "LICENSE-data").read_text("utf-8")
    assert all(f"{folder}/" in told for folder in ("data", "notebooks", "docs"))


def test_start_py_accepts_the_python_that_the_kit_needs():
    code = (ROOT / "start.py").read_text("utf-8")
    oldest = re.search(r"OLDEST = \((\d+), (\d+)\)", code)
    assert f">={oldest[1]}.{oldest[2]}" == PROJECT["requires-python"]
