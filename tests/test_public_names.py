"""What `import filmkit` promises: these names and no others."""

from inspect import getdoc, ismodule

import pandas as pd
import pytest

import filmkit
from filmkit.errors import NoSuchItem
from filmkit.schema import tables


def test_all_is_exactly_the_public_names():
    public = {
        name for name, thing in vars(filmkit).items() if name[0] != "_" and not ismodule(thing)
    }
    assert set(filmkit.__all__) == public
    assert filmkit.__all__ == sorted(filmkit.__all__)


def test_every_public_name_is_explained():
    assert filmkit.__all__
    assert all(getdoc(getattr(filmkit, name)) for name in filmkit.__all__)


def test_there_is_a_version():
    assert [part.isdigit() for part in filmkit.__version__.split(".")] == [True] * 3


def test_about_explains_a_table_and_its_columns_in_the_language_of_the_film(film):
    for lang in ("en", "id"):
        text = str(filmkit.about(film(lang).presence))
        table = tables("film")["presence"]
        assert table.about[lang] in text
        assert all(f"  {column.name}: {column.about[lang]}" in text for column in table.columns)


def test_about_knows_a_part_of_a_table_and_one_that_lost_its_label(film):
    frame = film().presence
    assert filmkit.about(frame[["character"]].head(1)).table.name == "presence"
    for table, kind in [("presence", "film"), ("scores", "ai")]:
        columns = [column.name for column in tables(kind)[table].columns]
        assert filmkit.about(pd.DataFrame(columns=columns)).table.name == table


@pytest.mark.parametrize("thing", [pd.DataFrame({"a": [1]}), None, "presence"])
def test_about_something_else_is_told_without_a_traceback(thing):
    with pytest.raises(NoSuchItem):
        filmkit.about(thing)


def test_about_a_whole_film_is_told_without_a_traceback(film):
    with pytest.raises(NoSuchItem):
        filmkit.about(film())
