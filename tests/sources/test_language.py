from __future__ import annotations

import pytest

from tracer.params import SourceLimits
from tracer.sources import language
from tracer.sources.language import told_language

LIMITS = SourceLimits()
ENGLISH = (
    "The keeper of the harbour said that the bell was rung on Sunday for the first time this year, and that "
    "the boats which had been tied up for their safety were to leave with the tide. They have not sailed from "
    "the island for a week, and would have gone to the mainland with the mail."
)
DUTCH = (
    "De haven van het eiland was voor het eerst dit jaar open, of het nu stormt of niet, en de boten die voor "
    "hun veiligheid waren vastgelegd zouden met het tij vertrekken. Had de wacht geweten dat de bel was geluid, dan "
    "was hij naar de haven gegaan om te zien of de post er al was, zei hij op zondag tegen zijn vrouw."
)


@pytest.fixture
def asked(monkeypatch):
    """Return the list of samples that the model is asked about; it calls everything Latin."""
    samples = []

    class Model:
        def classify(self, text):
            samples.append(text)
            return "la", 1.0

    monkeypatch.setattr(language, "_identifier", Model)
    return samples


def test_plain_english_needs_no_model(asked):
    """A text made of the commonest English words is English, and the model is not loaded for it."""
    assert told_language(ENGLISH, LIMITS) == "en"
    assert asked == []


@pytest.mark.parametrize("text", [DUTCH, ENGLISH[:120], ENGLISH[:60] + DUTCH])
def test_anything_else_is_for_the_model(asked, text):
    """Other languages that share some of these words, short texts and mixed ones are left to the model."""
    assert told_language(text, LIMITS) == "la"
    assert asked == [text]


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (DUTCH, "nl")])
def test_the_model_agrees(text, code):
    """The model itself, asked about both, says what is said without it."""
    assert language._identifier().classify(text)[0] == code
    assert told_language(text, LIMITS) == code
