"""The words by which English reports what others say: verbs, what surrounds them, what ends a clause.

The verbs are those that PolNeAR 1.0 (Newell, Margolin & Ruths, LREC 2018; training part) marks as cues in most of their uses, as the
finder of attributions reads them. Those it marks in fewer are `STRICT`: they need a quote or "that" right behind them.
"""

from __future__ import annotations

# a verb of saying is followed by a clause or a quote; irregular forms stand behind a colon: past, participle
SPEECH = """
    say:said tell:told write:wrote:written add note argue announce suggest report state declare explain claim warn insist
    conclude reply respond recall acknowledge vow promise pledge admit predict assert boast remark joke concede caution contend
    complain lament stress emphasize emphasise observe allege indicate reveal confirm testify assure remind tweet repeat
    reiterate continue ask shout yell quip retort counter maintain estimate imply speculate charge deny
    post read:read show:showed:shown find:found express agree disclose answer comment recount
    proclaim theorize muse wonder fear signal email chant interject confess brag inform elaborate forecast:forecast
    think:thought believe:believed hint plead exclaim opine conjecture
"""
# a verb of judging has its object behind it
JUDGING = """
    call describe accuse criticize criticise praise endorse blame denounce defend reject dismiss cite quote mock blast slam urge
    question condemn decry tout attack propose portray label dub refer mention propose demand assail deride bemoan echo discuss
    reference applaud credit highlight characterize characterise decline recommend request express point talk threaten rebuke
    liken depict
"""
DOUBLING = frozenset(["admit", "brag", "quip", "refer", "dub"])  # "admitted"


def inflected(table: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the finite forms, the bare forms and the forms in -ing of a table of verbs."""
    finite: set[str] = set()
    bare: set[str] = set()
    going: set[str] = set()
    for entry in table.split():
        verb, *irregular = entry.split(":")
        long = verb + verb[-1] if verb in DOUBLING else verb.removesuffix("e")
        y = verb.endswith("y") and verb[-2] not in "aeou"
        hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
        finite.add(verb[:-1] + "ies" if y else verb + ("es" if hissing else "s"))
        finite.update(irregular or [verb[:-1] + "ied" if y else long + "ed"])
        bare.add(verb)
        going.add(("agree" if verb == "agree" else long) + "ing")
    return frozenset(finite), frozenset(bare), frozenset(going)


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


SAID, SAY, SAYING = inflected(SPEECH)
JUDGED, JUDGE, JUDGES_ON = inflected(JUDGING)
FINITE = SAID | JUDGED
GOING = SAYING | JUDGES_ON
VERBS = FINITE | SAY | JUDGE | GOING
TELL = _words("told tell tells telling assured assure assures reminded reminds informed informs warned asked")
STRICT = _words("""
    continue continues continued continuing maintain maintains maintained alleged alleging charged charges believed thought
    answer answers answered repeat repeated pledged tweet tweets written find emailed forecast estimated show shown showing post
    posted posting read reads wonder feared fears fear think believe shout shouted yell yelled chant chanted chants comment commented
    """)
# verbs whose form is a noun's too
NOUNS = _words("""
    reports claims comments charges quotes remarks remark emails shows demands attacks questions posts notes estimates calls fears promises requests
    forecasts states signals reads mentions labels points talks mocks report claim comment charge quote email show demand attack
    question post note estimate call fear promise request forecast state point talk label reference credit highlight answer
    """)
# nouns that are said to say or to show: "records show"
EVIDENCE = _words("""
    poll polls report reports survey surveys people voters analysis study studies data records record documents document results
    figures review statistics filings emails video footage filing memo numbers reporting audit investigation statement letter
    article post ad
    """)
AUXILIARIES = _words("""
    has have had is was are were be been being will would could can may might should must did does do not n't didn't doesn't don't
    hasn't haven't hadn't won't wouldn't also later then again once even never just still now first already soon further often
    repeatedly reportedly recently previously earlier subsequently
    """)
TO_BE = _words("is was are were been be")
TO_HAVE = _words("has have had")
MODALS = _words("will would could can may might did does do to should must")
PREDICATES = TO_BE | TO_HAVE | (MODALS - {"to"})  # what goes on a clause that a cue has parted
QUANTITIES = _words("one some many others both")  # a subject by themselves or before a noun
PRONOUNS = _words("he she they i we it who you someone nobody neither") | QUANTITIES
PLURALS = _words("they we i you people who some many others both")
OBJECTS = _words("him them me us her you it")
NOMINATIVES = _words("he she they i we")
DETERMINERS = _words("""
    the a an his her their its our my this these those that several two three four five other another no each every most all both any
    """)
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
TIMES = DAYS | _words("""
    today yesterday tonight tomorrow earlier later recently again january february march april may june july august september
    october november december jan feb aug sept oct nov dec morning afternoon evening night week month year last this ago
    """)
PREPOSITIONS = _words("""
    in on at during after before since until by from to with for of about over under via through against among between despite
    following amid without within toward towards throughout upon near like across behind
    """)
SETTING = _words("after before since during despite amid without")  # what a subject does not reach over
# what a noun phrase does not reach over
BOUNDARIES = _words("""
    that as but when while because if which whether where although though so than how what why unless until
    is was are were has have had will would could can may might should must did does do be been said says told then therefore however
    """)
LINKS = _words("of the for and & van von de del la al bin")  # small words inside a name
LEADS = _words("""
    but and so yet still then now meanwhile instead however also earlier later again thus indeed yes no well perhaps recently
    previously finally afterward afterwards today yesterday or nor eventually
    """)
SUBORDINATORS = _words("while when if although though as because")
OPENERS = PREPOSITIONS | LEADS | SUBORDINATORS  # what stands before the subject of a sentence
WHO = _words("who whose")
THAT = _words("that how why whether if")  # what opens the clause that is said
NO_APPOSITION = (
    SUBORDINATORS | GOING | _words("and but which where asked referring citing describing speaking")
)
PLACING = _words("in on during after before when while since via last earlier about by")
LOOSE = _words("again too so simply aloud")
