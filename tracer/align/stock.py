"""Function words: words so common that sharing them means nothing, however short the two texts are.

In long texts the inverse sentence frequency finds them by itself; in a text of five sentences "the" may stand
in two and would pass for a rare word. One list for all languages, since a word that is common in one and not
in another only weighs a little less there.
"""

from __future__ import annotations

_ENGLISH = """
    a about after again against all also am an and any are as at be because been before being between both but by
    can could did do does doing down during each few for from further had has have having he her here hers him his
    how i if in into is it its itself just may me might more most must my no nor not now of off on once one only or
    other our out over own said same say says she should so some such than that the their theirs them then there
    these they this those through to too under until up upon us very was we were what when where which while who
    whom why will with within without would you your yours
"""
_RUSSIAN = """
    а без бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если есть
    еще же за и из или им их к как ко когда кто ли либо мне может мы на над надо не него нее нет ни них но ну о об
    однако он она они оно от очень по под при с со так также такой там те тем то того тоже той только том ты у уже
    хотя чего чем что чтобы эта эти это этого этом этот я который которая которые которых сообщил заявил
"""
_ROMANCE = """
    au aux avec ce ces dans de des du elle en est et il ils la le les leur lui mais ne nous ou par pas plus pour que
    qui sa se ses son sont sur un une vous el los las del y una unos por para con su sus es lo como al o pero il lo
    gli di da che per non della dei nel alla sono è e i um uma os as do dos das no na em com não
"""
_GERMAN = """
    aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines er es für
    hat haben ich ihr im in ist kann mit nach nicht noch nur oder sein sich sie sind so über um und unter vom von vor
    war waren werden wie wir wird wurde zu zum zur
"""
FUNCTION_WORDS = frozenset(f"{_ENGLISH} {_RUSSIAN} {_ROMANCE} {_GERMAN}".split())
