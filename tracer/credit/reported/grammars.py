"""What of six languages is needed to read who says what: verbs, "that", "according to", and the small words of names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.credit.speakers import VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

Phrase = tuple[str, ...]


class Grammar(NamedTuple):
    """What of a language is needed to read who says what."""

    verbs: dict[str, tuple[Phrase, ...]]  # under their first words, longest first
    that: frozenset[str]
    according: dict[str, tuple[Phrase, ...]]
    leads: frozenset[str]  # adverbs and prepositions before a subject
    links: frozenset[str]  # lower-case words inside a name or its description
    joins: frozenset[str]  # "and": what follows it has a verb of its own
    pronouns: frozenset[str]


def _by_first(phrases: Sequence[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda one: (-one.count(" "), one)):
        words = tuple(phrase.split(" "))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(ways) for first, ways in found.items()}


def _grammar(
    language: str, more: str, that: str, according: str, leads: str, links: str, joins: str, pronouns: str
) -> Grammar:
    verbs = {verb.replace("_", " ") for verb in f"{VERBS[language]} {more}".split()}
    return Grammar(
        _by_first(sorted(verbs)),
        frozenset(that.split()),
        _by_first([phrase.strip() for phrase in according.split(";")]),
        frozenset(leads.split()),
        frozenset(links.split()),
        frozenset(joins.split()),
        frozenset(pronouns.split()),
    )


GRAMMARS = {
    "ru": _grammar(
        "ru",
        "сообщает сообщают передает передаёт передают пишет пишут сообщило заявило отметило передало цитирует рассказали",
        "что",
        "по словам; по данным; по информации; по сообщению; по мнению; согласно; как сообщает; как сообщил; как сообщила; как сообщили; как передает;"
        " как передаёт; как отметил; как отметила; как заявил; как заявила; как пишет",
        "также ранее позже при этом однако но и а вчера сегодня ещё еще затем",
        "и",
        "и а но",
        "он она они",
    ),
    "de": _grammar(
        "de",
        "berichtet meldet meldete berichteten behauptete behauptet teilten hieß",
        "dass daß",
        "laut; nach angaben; nach angaben von; nach angaben der; nach angaben des; zufolge; wie",
        "am im in nach vor auch aber und doch später zuvor dagegen unterdessen gestern heute",
        "der des die das dem den von vom zum zur für und",
        "und aber",
        "er sie es wir ich",
    ),
    "fr": _grammar(
        "fr",
        "rapporte a_rapporté rapportent annonce a_annoncé a_révélé révèle",
        "que qu'",
        "selon; d'après; d’après; de source",
        "mais et puis en le_lundi lundi mardi mercredi jeudi vendredi samedi dimanche ensuite hier",
        "de du des la le les l' d' et",
        "et mais",
        "il elle ils elles on",
    ),
    "es": _grammar(
        "es",
        "informó informa reportó publicó reveló anunció anunciaron confirmó",
        "que",
        "según; de acuerdo con; conforme a; a juicio de",
        "pero y también además en el_lunes ayer hoy luego",
        "de del la las los el y",
        "y pero",
        "él ella ellos ellas",
    ),
    "it": _grammar(
        "it",
        "riferisce ha_riferito riporta ha_riportato ha_annunciato annuncia sostiene ha_sostenuto",
        "che",
        "secondo; stando a; a detta di; a giudizio di",
        "ma e poi anche inoltre in ieri oggi",
        "di del della dei delle degli la il lo le gli l' e",
        "e ma",
        "lui lei loro egli ella",
    ),
    "pt": _grammar(
        "pt",
        "informou noticiou relatou revelou anunciou confirmou",
        "que",
        "segundo; de acordo com; conforme; na opinião de",
        "mas e também além em ontem hoje depois",
        "de do da dos das o a os as e",
        "e mas",
        "ele ela eles elas",
    ),
}
