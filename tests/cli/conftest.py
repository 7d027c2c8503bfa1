"""A stage for the command line: a pipeline that answers at once with a hand-made lineage."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.render import fiction
from tracer import pipeline, questions
from tracer.cli import pairs
from tracer.cli.app import run
from tracer.lineage import check_of, explanation_of
from tracer.records import Alignment, Article, Lineage, Problem, Source, Witness


@dataclass
class Stage:
    """What the pipeline is to answer, and how it was called."""

    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lineage: Lineage = field(default_factory=fiction.harbour)
    calls: dict[str, object] = field(default_factory=dict)

    def read(self, paths, registry, held=(), limits=None):
        """Answer `pipeline.read`; what an index holds comes first."""
        self.calls["paths"] = list(paths)
        self.calls |= {"registry": registry, "limits": limits}
        return [*held, *self.articles], self.problems

    def trace(self, articles, _registry, _params, *, ignore_dates, about, progress):
        """Answer `pipeline.trace`."""
        self.calls |= {"traced": articles, "ignore_dates": ignore_dates, "about": about}
        progress("aligning", 1, 1)
        return self.lineage

    def prepare(self, articles, _registry, _params, _progress, *, attributed=False):
        """Answer `pipeline.prepare`."""
        self.calls["attributed"] = attributed
        return [Witness(article, fiction.tokens(article.text)) for article in articles]

    def as_it_stands(self, article):
        """Answer `pipeline.as_it_stands`: the first text, then the second."""
        self.stood = getattr(self, "stood", 0) + 1
        text = fiction.alignment()[self.stood]
        return Witness(Article("ab"[self.stood - 1], text, article.source), fiction.tokens(text))

    def compare(self, _left, _right, _params):
        """Answer `pipeline.compare`."""
        return fiction.alignment()[0]

    def differ(self, _left, _right, alignment, _params):
        """Answer `pipeline.differ`."""
        return alignment

    def check(self, files, against, _registry, _params, *, progress):
        """Answer `questions.check`: what the lineage tells of its second article, for each that is asked."""
        self.calls |= {"checked": files, "against": against}
        progress("checking", 1, 1)
        return [check_of("b-lantern", self.lineage, self.articles) for _ in files]

    def explain(self, articles, _registry, _params, *, child, parent, progress):
        """Answer `questions.explain`."""
        self.calls |= {"explained": (child, parent), "among": articles}
        progress("aligning", 1, 1)
        made = next((d for d in self.lineage.derivations if (d.child, d.parent) == (child, parent)), None)
        return explanation_of(self.lineage, child, parent, made, fiction.alignment()[0])

    def compare_pairs(self, named, _params, jobs):
        """Answer `pairs.compare_pairs`; a pair with a name in "gone" cannot be read."""
        self.calls |= {"pairs": list(named), "jobs": jobs}
        for left, right in named:
            if "gone" in left.name:
                yield Problem(str(left), "no such file")
            else:
                yield Alignment(str(left), str(right), fiction.alignment()[0].pairs, 0.5, 0.25)


@pytest.fixture
def stage(monkeypatch):
    """Put the stage in the pipeline's place; it has one article to read."""
    stage = Stage([one.witness.article for one in fiction.harbour().articles])
    for name in ("read", "trace", "prepare", "as_it_stands", "compare", "differ"):
        monkeypatch.setattr(pipeline, name, getattr(stage, name))
    for name in ("check", "explain"):
        monkeypatch.setattr(questions, name, getattr(stage, name))
    monkeypatch.setattr(pairs, "compare_pairs", stage.compare_pairs)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("TRACER_DEBUG", raising=False)
    return stage


@pytest.fixture
def tracer(capsys):
    """Run a command line in this process; returns exit code, standard output and standard error."""

    def call(*arguments):
        code = run(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return call


def article(path: str, text: str = "Some words.") -> Article:
    """Return an article that was read from a path."""
    return Article(path.replace("/", "-"), text, Source(path))
