"""The words that turn the name of an outlet into a credit, as plain tables.

`(a|b|)` in a phrase stands for each of its alternatives. All are folded (lower case, typewriter
apostrophes). Which verbs news texts use to attribute was learned from PolNeAR 1.0 (Newell, Margolin & Ruths,
LREC 2018; training part) for English, and from the usage of agencies for the other languages.
"""

from __future__ import annotations

import re
from itertools import product


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# phrases right before a name, whose words or facts are reported
BEFORE = {
    "en": """
        according to; as reported by; (first |originally |previously |earlier |also |)reported (by|in|on)
        (quoted|cited|carried|published|obtained|seen|reviewed|viewed|verified|confirmed) by
        (revealed|disclosed|released|analyzed|analysed|compiled|interviewed|contacted|reached|conducted|commissioned) by
        (told|tells|telling) ; (citing|quoting|cites|cited|quotes|quoted)
        (spoke|speaking|talking|talked|said) (to|with|on); (wrote|writing|writes) (in|for|on)
        (interview|interviews|conversation) (with|to|on|for|in|by); (comments|remarks|confirmed|acknowledged|disclosed) to; speaking anonymously to
        (statement|statements|email|e-mail) to
        appearing on
        """,
    "ru": """
        (передает|передаёт|передают|передал|передала|передало|передали)
        (сообщает|сообщают|сообщил|сообщила|сообщило|сообщили|сообщалось|сообщается)
        (пишет|пишут|писал|писала|писало|писали|отмечает|отмечают|отметил|отметила|отметили|уточняет|уточняют|уточнили)
        (информирует|извещает|рассказывает|рассказал|рассказала|рассказали|поделился|поделилась|подтвердил|подтвердили)
        (заявил|заявила|заявили|цитирует|цитируют|цитировал|цитировала|приводит|приводят|утверждает|публикует)
        (пояснил|пояснила|пояснили|сказал|сказала|сказали|объяснил|объяснила|добавил|добавила|напоминает)
        (сообщил|рассказал|заявил|сообщили|рассказали|заявили) (агентству|корреспонденту)
        (агентству|корреспонденту|журналистам|изданию|телеканалу)
        (со ссылкой|ссылаясь) на; по (данным|информации|сообщению|сообщениям|версии|словам|сведениям)
        (в|из) (интервью|беседе с|эфире|разговоре с|комментарии|комментарии для|материале|статье); согласно
        (сообщили|заявили|подчеркнули|отметили|рассказали|уточнили|сказали|подтвердили) в
        (цитируемый|цитируемая|опубликовано|опубликованном|опубликованной)
        """,
    "de": """
        laut; (berichtet|berichtete|berichteten|berichten|meldet|meldete|meldeten|melden|schreibt|schrieb|schreiben)
        (zitiert|zitierte|zitierten); (zitiert|gemeldet|berichtet|veröffentlicht|verbreitet) von
        unter berufung auf; nach (angaben|informationen|einem bericht|berichten|darstellung) (von|des|der)
        (bericht|berichts|berichten|meldung) (von|der|des|in)
        (sagte|sagten|erklärte|erklärten|bestätigte|sagt|verriet) (der|dem|gegenüber|gegenüber der|gegenüber dem)
        gegenüber; (im|in einem) (gespräch|interview) (mit|mit der|mit dem|der|des); auf anfrage (von|der|des)
        (erklärte|teilte|bestätigte) der
        """,
    "fr": """
        selon; d'après; d' après; (rapporte|rapportait|rapporté par|a rapporté|ont rapporté); (annonce|a annoncé|annonçait)
        (indique|indiquait|a indiqué|précise|a précisé|affirme|a affirmé|écrit|a écrit|révèle|a révélé|relève|souligne)
        (signale|a signalé|explique|a expliqué|relate|relaie|relayé par|relayée par|cité par|citée par|cités par|citées par)
        (a déclaré|a dit|a confié|a indiqué|a expliqué|a affirmé|a précisé|a assuré|déclare|confie|a confirmé|ont indiqué|ont déclaré) à
        (citant|cite); (auprès de|interrogé par|interrogée par|interviewé par|joint par|jointe par|contacté par|contactée par)
        (entretien|interview) (à|avec|accordé à|accordée à|au|du); (consulté par|obtenu par|obtenus par|révélé par|publié par)
        (fait savoir|a fait savoir|informe|a informé|déclaré au|dans les colonnes de|dans les colonnes du)
        """,
    "es": """
        (según|de acuerdo con|de acuerdo a|conforme a)
        (informó|informa|informaron|ha informado|reportó|reporta|reportaron|señaló|señala|indicó|indica)
        (publicó|publica|dijo|afirmó|afirma|reveló|revela|recogió|recoge|detalló|detalla|apuntó|escribe|escribió)
        (informado|reportado|publicado|citado|citada|citados|citadas|recogido|recogida|recogidas|revelado) por
        (citando|cita|citó) ; citando a
        (dijo|declaró|afirmó|explicó|aseguró|indicó|señaló|confirmó|contó|ha dicho|han dicho|comentó|dijeron|confirmaron) a
        (entrevista|declaraciones|conversación) (con|a|de); (obtenido|obtenidos|consultado|consultados|consultada) por
        """,
    "it": """
        secondo; (riporta|riportava|ha riportato|riferisce|ha riferito|riferiva|scrive|scriveva|ha scritto|rende noto|fa sapere)
        (informa|rivela|ha rivelato|annuncia|ha annunciato|sottolinea|spiega|precisa|cita|citando|segnala|racconta)
        (citato|citata|citati|citate|riportato|riportata|riportati|riferito|riferita|diffuso|diffusa|rilanciato|rilanciata|pubblicato|pubblicata|reso noto|ripreso|ripresa|intervistato|intervistata|contattato|contattata|sentito|sentita|raggiunto|raggiunta) (da|dal|dalla|dall'|dallo|dai|dalle)
        (ha detto|ha dichiarato|ha spiegato|ha affermato|ha confermato|ha riferito|detto|dichiarato|dice|spiega|hanno detto|ha raccontato) (a|al|alla|all'|allo|ai)
        (intervista|colloquio|dichiarazioni) (a|al|alla|all'|con|con il|con l'|con la|rilasciata a|rilasciata al|rilasciata all'|rilasciata alla)
        (stando|in base) (a|al|alla|all')
        """,
    "pt": """
        (segundo|conforme|de acordo com|consoante)
        (informou|informa|informaram|noticiou|noticia|reportou|relatou|relata|divulgou|divulga|disse|afirmou|escreveu|escreve|publicou|publica|revelou|revela|adiantou|adianta|avançou|avança|indicou|referiu)
        (citado|citada|citados|citadas|publicado|publicada|divulgado|divulgada|informado|noticiado|relatado|revelado|ouvido|ouvida|ouvidos|ouvidas|obtido|obtidos|consultado|consultados|contactado|contactada) (por|pelo|pela|pelos)
        (disse|declarou|afirmou|explicou|contou|confirmou|adiantou|garantiu|disseram|revelou) (à|ao|a)
        (entrevista|declarações) (à|ao|a|com o|com a|da|do); (citando|cita) (a|o|)
        """,
}

# verbs right before a name, where a comma or quotation mark stands before them and a stop after the name:
# "the harbour is shut, reports the BBC."
INVERTED = _words("""
    report reports reported says said writes wrote notes noted adds added reveals revealed claims claimed so per via
    """)

# last words of the cues that say to whom, or where, a thing was told; with the cues that only look like them
TOLD = _words("""
    told tells telling to with on in for à au a all' al alla allo ai gegenüber dem der агентству корреспонденту
    журналистам изданию телеканалу
    """)
NOT_TOLD = frozenset(
    [
        "according to",
        "de acuerdo a",
        "conforme a",
        "stando a",
        "reported in",
        "reported on",
        "erklärte der",
        "teilte der",
        "bestätigte der",
        "nach angaben der",
        "bericht der",
        "berichten der",
        "meldung der",
        "cita a",
        "citando a",
    ],
)

# the same with whoever speaks in between: "a déclaré le maire à l'AFP"; not what is said ("dijo que viajará a ...")
_SPEAKER = r"(?:(?!\b(?:que|che|qu'|quand|cuando|quando)\b)[^.,;:!?()«»“”\"\n]){1,50}?"
TOLD_BEHIND = re.compile(
    r"\b(?:(?:sagte|sagten|erklärte|erklärten|bestätigte) (?:er|sie) (?:der|dem|gegenüber|gegenüber der|gegenüber dem)"
    rf"|(?:a|ont) (?:déclaré|dit|confié|indiqué|expliqué|affirmé|précisé|assuré|confirmé) {_SPEAKER} à(?: l'| la | le |)"
    rf"|(?:ha|hanno) (?:detto|dichiarato|spiegato|affermato|confermato|riferito|raccontato) {_SPEAKER} (?:all'|alla|al|a)"
    rf"|(?:dijo|declaró|afirmó|explicó|aseguró|indicó|señaló|confirmó|contó|comentó) {_SPEAKER} (?:a la|al|a)"
    rf"|(?:disse|declarou|afirmou|explicou|contou|confirmou|adiantou|garantiu) {_SPEAKER} (?:à|ao))\s?\Z"
)

# nouns that carry words of the outlet or body named after them: "a statement by the Kremlin"; a cue of
# BEFORE may stand in front of them and then belongs to the credit
NOUNS_BEFORE = """
    (statement|statements|readout|release|announcement|transcript|report|reports|reporting|communique) (by|from|of|on|in)
    (article|articles|story|stories|piece|editorial|op-ed|investigation|analysis|column|dispatch|exclusive) (by|from|in|for)
    (poll|survey|polls|tally|count|estimate|review|calculation|projection) (by|from|for); data from
    (заявление|заявления|заявлении|сообщение|сообщения|сообщении|сайте|сайт|сайта|релизе|стенограмме|пресс-службе|пресс-служба|пресс-службу)
    (erklärung|mitteilung|pressemitteilung|bericht|berichts|berichten) (des|der|von); (communiqué|déclaration|rapport) (du|de la|de l'|de|des)
    (comunicado|declaración|informe|nota) (del|de la|de|do|da); (comunicato|dichiarazione|nota) (del|della|dell'|di)
    """

# verbs right after a name
AFTER = """
    (report|reports|reported|reporting|says|said|saying|writes|wrote|writing|notes|noted|reveals|revealed|discloses|disclosed)
    (claims|claimed|quotes|quoted|cites|cited|adds|added|confirms|confirmed|learned|stated|states|announced|announces|alleged)
    (estimates|estimated|observed|explained|explains|concluded|declared|argued|argues|pointed out|broke the story|describes|described|responded|published|publishes|found|uncovered|detailed|documented)
    (сообщает|сообщил|сообщила|сообщило|сообщили|сообщают|передает|передаёт|передал|передало|передала|передают|пишет|писал|писала|писало|пишут)
    (отмечает|отметил|отметило|уточняет|уточнило|информирует|цитирует|заявил|заявило|заявила|заявили|рассказал|рассказало|подтвердил|подтвердило|утверждает|объявил|приводит|публикует|опубликовал|опубликовало|напоминает|подчеркнули|подчеркнул)
    (berichtet|berichtete|berichteten|berichten|meldet|meldete|melden|meldeten|schreibt|schrieb|schreiben|zitiert|zitierte|zufolge|teilte mit|erklärte|bestätigte)
    (rapporte|rapportait|rapporté|indique|indiqué|précise|précisé|affirme|affirmé|écrit|révèle|révélé|annonce|annoncé|signale|signalé|souligne|cite|déclaré|déclare|fait savoir|fait état)
    (informó|informa|informaron|informado|reportó|reporta|reportado|señaló|señala|indicó|indica|publicó|publica|publicado|afirmó|afirma|reveló|revela|dijo|escribió|escribe|cita|citó|detalló)
    (riporta|riportato|riferisce|riferito|scrive|scritto|rivela|rivelato|annuncia|annunciato|informa|cita|citando|rende noto|fa sapere|reso noto|fatto sapere|sottolinea)
    (informou|noticiou|noticia|reportou|relatou|relata|divulgou|disse|afirmou|escreveu|escreve|publicou|revelou|revela|adiantou|avançou|avança|indicou)
    (citing|quoting|со ссылкой|ссылаясь|unter berufung auf|citant|citando)
    """
# of those, what a person or a thing of the same name does too: no credit where the name is ambiguous
WEAK = _words("""
    says said saying adds added claimed claims noted notes stated states learned confirmed confirms declared argued argues
    responded found published announced announces alleged explained explains revealed reveals observed concluded dijo disse afirmó afirmou dice
    """)
# nouns right after a name: "a Reuters report", "Kremlin statement"
NOUNS_AFTER = _words("""
    report article articles story investigation analysis dispatch editorial statement readout transcript
    communique communiqué poll survey interview reporting witness witnesses
    """)
# what follows such a noun where it reports; "the AP report is misleading" is talk about it
REPORTING = re.compile(
    r"(?:,? (?:which|that))?(?: (?:also|first|has|had|have|earlier|recently|on \w+day|published \w+|last \w+|this \w+)){0,3},? "
    r"(?:said|says|saying|say|found|finds|show(?:s|ed|n|ing)?|claim(?:s|ed|ing)?|note[sd]|noting|reveal(?:s|ed|ing)|state[sd]|stating|"
    r"suggest(?:s|ed|ing)|alleg(?:es|ed|ing)|detail(?:s|ed|ing)|cit(?:es|ed|ing)|quot(?:es|ed|ing)|report(?:s|ed|ing)|that|indicat(?:es|ed|ing)|"
    r"saw|seen|heard|counted|describ(?:es|ed|ing)|conclud(?:es|ed|ing)|estimat(?:es|ed)|put)\b"
)
NEEDS_CUE = frozenset(["poll", "survey", "interview", "reporting"])  # "a CNN poll" is no credit by itself
OFFICIAL_NOUNS = _words("statement statements readout transcript communique communiqué website")

ARTICLES = _words("the die der das la le l' el il o a")
# words that may stand between a cue and the name
DESCRIPTORS = _words("""
    the a an its their our another new recent earlier later latest separate joint written brief short exclusive
    news agency agencies newswire wire service services media outlet outlets newspaper paper daily weekly broadcaster
    channel television tv radio station network website site portal magazine publication tabloid corporation press
    state state-run state-owned state-controlled state-backed government government-run government-owned official
    semi-official semiofficial public private local national regional independent liberal conservative influential
    nationalist popular prestigious respected leading major pro-kremlin pro-government state's country's
    russia's china's britain's germany's france's italy's spain's japan's qatar's iran's israel's ukraine's us u.s. uk
    western weekend business financial sister parent partner competitor rival reporters journalists correspondents
    агентство агентства агентству агентством агентстве информагентство информагентства информагентству телеканал телеканала
    телеканалу газета газеты газете газету издание издания изданию портал портала порталу журнал журнала журналу сайт
    сайта сайте радиостанция радиостанции радио корреспондент корреспонденту корреспондентом пресс-служба пресс-службы
    пресс-службе пресс-службу источник официальный официального официальном ведущее новостное информационное государственное
    die der das dem den des die deutsche deutschen nachrichtenagentur agentur nachrichtensender sender zeitung tageszeitung
    magazin nachrichtenmagazin staatliche staatlichen staatlicher staatsagentur staatsmedien staatsfernsehen portal
    onlineportal amtliche amtlichen amtlicher offizielle offiziellen us-sender boulevardzeitung
    l' d' le la les du des au aux une un agence presse chaîne quotidien journal site officielle publique d'information
    télévision hebdomadaire magazine télévisée nouvelles
    el la los las lo un una al del agencia noticias agencia cadena diario periódico televisión oficial oficiales estatal
    pública medio medios portal revista sitio canal
    il lo gli i dell' all' dall' nell' sull' un' agenzia stampa emittente quotidiano giornale televisione ufficiale
    statale sito rivista notizie di
    o os as um uma agência notícias jornal emissora televisão oficial estatal pública revista rede canal site portal
    de
    """)
# beginnings of adjectives of origin, in any gender, number and case
ORIGINS = tuple(
    sorted(
        _words("""
    russ rus росси chine chino chinês chines kita кита китай cines brit британ anglais american amerik américain estadoun
    statunit norte-americ американ us-amerik french french fran франц german germ deutsch alem alleman tedesc немец
    герман span españ spagn espagn испан ital итал japan japon giappon япон ukrain украин ucran qatar katar катар iran
    иран israel израил indian indi индий turk türk turc турец pakist пакист belaru белорус polish польск portug
    европей арабск arab южнокорей south north korean украинск государствен информацион официальн новостн
    """)
    )
)

# what may stand between a name and its verb
TAILS = _words("""
    news agency newspaper newswire service tv television channel radio network magazine website correspondent correspondents
    reporter reporters online digital in a an on the its
    has have had also first earlier later previously reportedly exclusively separately meanwhile subsequently recently then
    now already originally this last week month year today yesterday monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december morning evening night late
    early saying itself
    также ранее позже сегодня вчера уже в во четверг пятницу понедельник вторник среду субботу воскресенье
    am heute gestern montag dienstag mittwoch donnerstag freitag samstag sonntag hat haben
    a ont également lundi mardi mercredi jeudi vendredi samedi dimanche avait ce
    ha han también el lunes martes miércoles jueves viernes sábado domingo este esta
    anche oggi ieri lunedì martedì mercoledì giovedì venerdì sabato domenica hanno
    também hoje ontem nesta neste
    """)
# words before a name that make it an object, not the one who reports: "a source at CNN said"
NO_SUBJECT = _words("""
    at from for of with to in on by about inside near against than between through into like is was former ex-
    из от для на у при о об про бывший против
    bei von für über gegen ehemalige bei
    chez pour sur contre avec ancien
    de para sobre contra con ex
    per su contro tra
    """)
# words after a name that make it somebody's or something's else: "according to CNN host X"
NOT_ITSELF = re.compile(
    r"(?:'s|')? (?:host|hosts|anchor|contributor|columnist|analyst|commentator|employee|executive|executives|official"
    r"|officials|aide|aides|source|sources|staffer|staffers|spokes\w+|press secretary|chief|president|ceo|chairman|"
    r"institute|foundation|university|school|guild|stylebook|center|centre|lawyer|lawyers|personality|viewers?|"
    r"adviser|advisor|counsel|advisers|advisors|budget|bestselling|best-selling|debate|town hall|director|deputy|member station|affiliate|station)\b",
)


def spelled_out(table: str) -> list[str]:
    """Return every phrase of a table, its `(a|b|)` replaced by each alternative in turn."""
    phrases: list[str] = []
    for phrase in re.split(r"[;\n]", table):
        parts = [part.split("|") for part in re.split(r"[()]", phrase)]
        phrases += (" ".join("".join(words).split()) for words in product(*parts))
    return [phrase for phrase in phrases if phrase]


def by_last_word(*tables: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of the tables, longest first, under their last word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for table in tables:
        for phrase in spelled_out(table):
            words = tuple(phrase.split())
            found.setdefault(words[-1], set()).add(words)
    return {last: tuple(sorted(ways, key=lambda way: (-len(way), way))) for last, ways in found.items()}


def by_first_word(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a table, longest first, under their first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in spelled_out(table):
        words = tuple(phrase.split())
        found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(ways, key=lambda way: (-len(way), way))) for first, ways in found.items()}
