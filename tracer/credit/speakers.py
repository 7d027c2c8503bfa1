"""Who says a quote, where its sentence states it plainly: ", X said", "said X", "X told reporters:", "X表示:".

Precise rather than complete: only what stands right before the opening mark or right after the closing one
is read, within a bounded reach. The English verbs are those of PolNeAR 1.0 (Newell, Margolin &
Ruths, LREC 2018; training part).
"""

from __future__ import annotations

import re
from functools import lru_cache

from tracer.params import CreditParams

PARAMS = CreditParams()
COMMONEST = {
    "en": frozenset(["the", "of", "and", "to", "that", "was", "with", "said"]),
    "ru": frozenset(["в", "и", "на", "что", "не", "с", "по", "об", "из"]),
    "de": frozenset(["der", "die", "das", "und", "den", "von", "mit", "nicht", "ist", "sagte"]),
    "fr": frozenset(["le", "les", "des", "et", "du", "est", "une", "dans", "qui", "pour"]),
    "es": frozenset(["el", "los", "las", "y", "del", "que", "en", "una", "con", "por"]),
    "it": frozenset(["il", "di", "che", "della", "gli", "è", "una", "del", "nel", "per"]),
    "pt": frozenset(["o", "os", "do", "da", "em", "não", "um", "uma", "no", "dos"]),
}
_COMMON_IN = {
    word: tuple(known for known, common in COMMONEST.items() if word in common)
    for word in frozenset().union(*COMMONEST.values())
}
_LETTERS = re.compile(r"[^\W\d_]+")

CAPITAL = "A-ZÀ-ÖØ-ÞČŠŽŁĐА-ЯЁІЇЄ"
SHORT = r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Sgt|St|Jr|Sr|M|Mme)\."
# a name: "Ada Veld", "Sen. J. B. Holm", "Secretary of State Ada van der Veld"
WORD = rf"(?:{SHORT}|[{CAPITAL}]\.(?:-?[{CAPITAL}]\.)*|[{CAPITAL}](?:[\w’'-]|(?<=[{CAPITAL}])\.(?=[{CAPITAL}]))*)"
LINK = r"(?:of|of the|for the|de|del|de la|della|di|da|do|dos|von|van|van der|zu|al|el|bin|ibn|du|la)"
NAME = rf"{WORD}(?: (?:{LINK} )?{WORD}){{0,7}}"
COMMON = r"(?!(?:and|but|as|that|when|while|in|on|of|to|for|with|by|at|from|what|who|which|because|if|or|than|is|was)\b)[a-z-]+"
SPOKE = r"(?:statement|spokesman|spokeswoman|spokesperson|official|officials|minister|ministry|report|source|sources)"
BODY = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Tt]wo) (?:[a-z’'-]+ ){0,3}?[a-z’'-]+"
WHO = {
    "en": (
        rf"(?:(?:[Tt]he|[Aa]n?) {NAME} {SPOKE}|(?:(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]er )?(?:{COMMON} ){{0,3}}?)?{NAME}"
        rf"|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ii]t|{BODY})"
    ),
    "ru": rf"(?:(?:[а-яё-]+ ){{0,5}}?{NAME}|[Оо]н|[Оо]на|[Оо]ни)",
    "de": rf"(?:(?:[Dd]er |[Dd]ie |[Dd]as )?{NAME}|[Ee]r|[Ss]ie)",
    "fr": rf"(?:(?:(?:[Ll]e |[Ll]a |[Ll]es |[Uu]ne? |[Ll]['’])(?:[\w’'-]+ ){{0,4}}?)?{NAME}|[Ii]l|[Ee]lle)",
    "es": rf"(?:(?:(?:[Ee]l |[Ll]a |[Ll]os |[Ll]as |[Uu]na? )(?:[\w’'-]+ ){{0,4}}?)?{NAME}|él|ella)",
    "it": rf"(?:(?:(?:[Ii]l |[Ll]a |[Ll]o |[Ii] |[Gg]li |[Uu]na? |[Ll]['’])(?:[\w’'-]+ ){{0,4}}?)?{NAME}|lui|lei)",
    "pt": rf"(?:(?:(?:[OoAa]s? |[Uu]ma? )(?:[\w’'-]+ ){{0,4}}?)?{NAME}|[Ee]le|[Ee]la)",
}
VERBS = {
    "en": """
        said says saying told tells telling wrote writes writing added adds adding called calls calling asked asks tweeted
        continued noted notes noting argued argues arguing described describes stated states stating responded responds
        explained explains explaining replied replies declared declares concluded concludes insisted insists warned warns
        recalled claimed claims remarked acknowledged admitted suggested announced announces promised pledged joked shouted
        conceded predicted asserted observed emphasized stressed urged vowed lamented quipped confirmed testified reads read
        cautioned countered boasted complained contended charged posted reported reports alleged repeated
        """,
    "ru": """
        сказал сказала сказали заявил заявила заявили заявляет сообщил сообщила сообщили отметил отметила отметили добавил
        добавила добавили подчеркнул подчеркнула подчеркнули пояснил пояснила пояснили уточнил уточнила рассказал рассказала
        написал написала ответил ответила говорит говорил говорила считает указал указала напомнил напомнила заключил
        заключила объяснил объяснила признал признала предупредил предупредила утверждает утверждал говорится отмечается
        """,
    "de": """
        sagte sagten sagt erklärte erklärten erklärt betonte betont schrieb schreibt meinte warnte ergänzte forderte kündigte
        teilte antwortete bekräftigte kritisierte berichtete versicherte räumte unterstrich mahnte twitterte
        """,
    "fr": """
        a_déclaré a_dit a_affirmé a_expliqué a_ajouté a_indiqué a_précisé a_estimé a_assuré a_souligné a_écrit a_lancé a_confié
        a_répondu a_averti ont_déclaré ont_dit déclare affirme explique ajoute indique précise estime assure souligne écrit
        lance confie répond dit insiste conclut raconte rappelle a_rappelé a_insisté a_martelé
        """,
    "es": """
        dijo dijeron afirmó declaró señaló indicó aseguró explicó añadió agregó sostuvo manifestó expresó advirtió escribió
        apuntó subrayó destacó respondió recordó concluyó comentó ha_dicho ha_afirmado ha_señalado ha_asegurado dice afirma
        """,
    "it": """
        ha_detto ha_dichiarato ha_affermato ha_spiegato ha_aggiunto ha_sottolineato ha_scritto ha_precisato ha_commentato
        ha_ribadito ha_risposto hanno_detto dice afferma spiega aggiunge sottolinea scrive commenta conclude disse dichiarò
        """,
    "pt": """
        disse disseram afirmou declarou explicou acrescentou sublinhou escreveu salientou indicou garantiu ressaltou destacou
        comentou alertou respondeu concluiu lembrou diz afirma explica escreve considerou referiu
        """,
}
# what may stand between the verb and the opening mark, or between the name and the verb
FILLER = r"(?:[^.!?:;“”\"«»„\n]{0,60}?)"
_LEAD = 96  # code points before a mark that hold the last word of a verb: the filler, its stops and the verb
_PARTS = re.compile(r"[\s,:—–]+")
FRENCH_INVERSION = re.compile(
    r"\s?,?\s(?P<cue>a-t-(?P<who>il|elle|on) \w+[éit]|\w+(?:-t)?-(?P<who2>il|elle))\b"
)
HAN = "\u3400-\u9fff"
HAN_VERB = "(?:表示|指出|强调|認為|认为|写道|回应|补充|透露|介绍|告诉记者|告诉[^，。“”\\s]{1,8}|说道|说|称|宣布|呼吁|警告|坦言|解释)"
HAN_BEFORE = re.compile(
    rf"(?:^|[，。；！？\s”」])(?:[^，。；！？“”\s]{{0,6}}[日月年]，?)?(?P<who>[{HAN}·A-Za-z]{{1,24}}?)(?:\d{{1,2}}[日号]|[今昨]天)?(?P<cue>{HAN_VERB})[，,：:]?\s*\Z"
)
HAN_AFTER = re.compile(rf"[，,]?(?P<who>[{HAN}·A-Za-z]{{1,24}}?)(?P<cue>{HAN_VERB})(?=[。，；！？,.\s]|\Z)")
ACCORDING = re.compile(rf"\s?,?\s(?P<cue>according to) (?P<who>(?:the |an? )?{NAME}(?: {SPOKE})?)")
# "told Ada Veld on “Good Morning Saltmere”": what is titled is not said
TITLE_BEFORE = re.compile(r"\b(?:on|in|at|of|by|for|titled|entitled|called|dubbed|named|the|a|an) \Z")
LABEL = re.compile(rf"(?:^|\n|[.!?”\"] )(?P<who>{NAME}): \Z")


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a language: "X said:" before a quote, then "X said" and "said X" after it."""
    verbs = "|".join(
        sorted((verb.replace("_", " ") for verb in VERBS[language].split()), key=len, reverse=True)
    )
    cue, who = rf"(?P<cue>{verbs})", rf"(?P<who>{WHO[language]})"
    aside = r"(?:, [^,.;:!?\n“”\"«»]{2,60},)?"
    adverb = r"(?: \w+ly| also| has| had| later| then| hat| haben| также)?"
    before = re.compile(rf"(?:^|[\s“”\"«»(—–-]){who}{aside}{adverb} {cue}(?:[ ,:—–]{FILLER}|)[,:]?\s*\Z")
    after_who = re.compile(rf"\s?[,.]?\s?[—–-]?\s?{who}{aside}{adverb} {cue}\b")
    after_cue = re.compile(rf"\s?[,.]?\s?[—–-]?\s?{cue} (?:(?:in|on|at|am|em|en) [\w ]{{2,20}} )?{who}")
    return before, after_who, after_cue


@lru_cache(maxsize=16)
def _last_words(language: str) -> frozenset[str]:
    """Return the last words of the verbs that may introduce a quote."""
    return frozenset(verb.rpartition("_")[2] for verb in VERBS[language].split())


def _introduced(before: str, language: str) -> re.Match[str] | None:
    """Return who says what follows `before`; most of what stands before a quote has no verb of saying near its end."""
    near = _PARTS.split(before.rstrip()[-_LEAD:])
    return None if _last_words(language).isdisjoint(near) else _patterns(language)[0].search(before)


def speaker_of(text: str, opened: int, closed: int, language: str) -> tuple[str | None, str | None]:
    """Return the speaker and the cue of the quote whose marks stand at `[opened, closed)`, or None for each."""
    before = text[max(0, opened - PARAMS.reach) : opened].removesuffix("\\").replace("\u00a0", " ")
    after = text[closed : closed + PARAMS.reach].replace("\u00a0", " ")
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    if any("\u3400" <= letter <= "\u9fff" for letter in before[-8:] + after[:8]):
        return _found(HAN_BEFORE.search(before) or HAN_AFTER.match(after))
    titled = bool(TITLE_BEFORE.search(before)) and text[opened + 1 : opened + 2].isupper()
    spoken = language if language in VERBS else "en"
    _, follows, inverted = _patterns(spoken)
    match = follows.match(after) or inverted.match(after) or (None if titled else _introduced(before, spoken))
    if match is None and language == "fr":
        match = FRENCH_INVERSION.match(after)
    return _found(
        match or ACCORDING.match(after) or (LABEL.search(before) if before.endswith(": ") else None)
    )


def likely_language(text: str) -> str:
    """Return the language whose commonest words are most frequent where the text begins: "en" if none is."""
    words = _LETTERS.findall(text[: PARAMS.language_sample].lower())
    if 2 * sum(word[0] >= "\u0400" and word[0] <= "\u04ff" for word in words) > len(words):
        return "ru"
    counts = dict.fromkeys(COMMONEST, 0)
    for word in words:
        for known in _COMMON_IN.get(word, ()):
            counts[known] += 1
    return max(counts, key=lambda known: (counts[known], known == "en"))


def _found(match: re.Match[str] | None) -> tuple[str | None, str | None]:
    if match is None:
        return None, None
    groups = match.groupdict()
    who = (groups.get("who") or groups.get("who2") or "").strip(" ,")
    return who or None, groups.get("cue")
