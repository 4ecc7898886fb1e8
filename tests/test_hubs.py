"""The guide to hubs: its settings load and name what exists, its links lead somewhere."""

import re
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from desks import LANGUAGES, ROOT
from traitlets.config import PyFileConfigLoader

HUB = ROOT / "docs" / "hub"
GUIDES = {lang: (ROOT / "docs" / f"hubs.{lang}.md").read_text("utf-8") for lang in LANGUAGES}
START = ("en/00-start-here.ipynb", "id/00-mulai-di-sini.ipynb")
both = pytest.mark.parametrize("lang", LANGUAGES)


def load(name: str):
    """Read a configuration as the hub does; names that do not exist there are not seen."""
    return PyFileConfigLoader(name, path=str(HUB)).load_config()


def environment(config) -> dict[str, str]:
    """Return what is added to the environment of a learner's server."""
    return config.Spawner.environment.get_value({})


def test_the_settings_for_any_hub_point_to_the_kit_that_is_installed():
    set_there = environment(load("filmkit_settings.py"))
    assert set_there.keys() == {"JUPYTER_CONFIG_PATH", "FILMKIT_WORK"}
    quiet = Path(set_there["JUPYTER_CONFIG_PATH"])
    assert (quiet / "labconfig" / "page_config.json").is_file()
    assert (quiet / "jupyter_server_config.json").is_file()
    assert set_there["FILMKIT_WORK"].startswith("~/")


def test_the_small_hub_loads_them_and_stops_idle_servers_with_few_rights():
    config = load("jupyterhub_config.py")
    assert environment(config) == environment(load("filmkit_settings.py"))
    (service,), (role,) = config.JupyterHub.services, config.JupyterHub.load_roles
    assert service["command"][:3] == [sys.executable, "-m", "jupyterhub_idle_culler"]
    assert role["services"] == [service["name"]]
    assert not {"admin-ui", "admin:users", "access:servers"} & set(role["scopes"])
    assert urlsplit(config.JupyterHub.bind_url).hostname == "127.0.0.1"


@both
def test_pull_links_fetch_into_the_folder_that_they_open(lang):
    links = re.findall(r"^https://HUB/\S+git-pull\?repo=https\S+$", GUIDES[lang], re.MULTILINE)
    opened = []
    for link in links:
        query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        assert query["repo"] == "https://github.com/OWNER/REPO"
        place = f"doc/tree/{query['targetPath']}/"
        assert query["urlpath"].startswith(place)
        opened.append(query["urlpath"].removeprefix(place))
    assert opened == [f"notebooks/{name}" for name in START]


@both
def test_the_trial_uses_the_link_of_the_guide(lang, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from try_hub import link

    first = START[0].split("/")[1]
    assert link("https://HUB", "https://github.com/OWNER/REPO", first) in GUIDES[lang]


@both
def test_links_to_binder_and_colab_name_lessons_that_exist(lang):
    binder = re.findall(r"^https://mybinder\.org/\S+urlpath=(\S+)$", GUIDES[lang], re.MULTILINE)
    assert [parse_qs(f"p={one}")["p"][0] for one in binder] == [
        f"doc/tree/notebooks/{name}" for name in START
    ]
    colab = re.findall(r"^https://colab\.\S+/blob/HEAD/(\S+)$", GUIDES[lang], re.MULTILINE)
    assert colab == [f"notebooks/{name}" for name in START]
    assert all((ROOT / "notebooks" / name).is_file() for name in START)


@both
def test_files_that_the_guide_names_exist(lang):
    for target in re.findall(r"\]\(((?!https?:)[^)]+)\)", GUIDES[lang]):
        assert (ROOT / "docs" / target).exists(), target
    for name in re.findall(r"/opt/filmkit/([\w./-]+)", GUIDES[lang]):
        assert (ROOT / name).exists(), name


def test_the_guides_say_the_same():
    def skeleton(text: str) -> list[str]:
        """Return what no language changes: levels of headings, blocks of code, addresses."""
        blocks = re.findall(r"```\n(.*?)```", text, re.DOTALL)
        levels = re.findall(r"^(#+) ", text, re.MULTILINE)
        return blocks + levels + re.findall(r"<(https:\S+)>|\]\((\S+)\)", text)

    assert skeleton(GUIDES["en"]) == skeleton(GUIDES["id"])
