"""Words that carry grammar and no content, in eight languages, in the folded spelling of `tracer.text.form`.

Besides grammar they hold the few verbs and nouns with which news reports anything ("said", "year", "told"):
two passages that share only these share nothing. Compiled by hand for this program.
"""

from __future__ import annotations

_ENGLISH = """
a about above across after again against ago all almost along already also although always am among an and another
any are aren't around as at away back be became because become been before began behind being below between both but by
came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either else even
ever every few first for from further gave get give go going got had hadn't has hasn't have haven't having he he's her
here hers herself him himself his how however i i'm if in into is isn't it it's its itself just last least less let like
made make many may me might mine more most mr mrs ms much must my myself near neither never new next no nor not now of off
often on once one only onto or other others our ours out over own part per put rather s said same saw say saying says second
see seen several shall she should shouldn't since so some still such t take taken than that that's the their theirs them
themselves then there there's these they they're this those though three through thus to today told too took toward
towards two under until up upon us very was wasn't way we we're well went were weren't what when where whether which while
who whom whose why will with within without won't would wouldn't year years yes yet you your yours
according added including called reported spokesman statement time week month day days people
"""
_RUSSIAN = """
а без более будет будто бы был была были было быть в вам вас вдруг ведь во вот все всегда всего всех всю вы где говорит да
даже два для до другои его ее если есть еще ж же за зачем здесь и из или им иногда их к как какая какои когда конечно которая
которого которое которои котором которому которые которыи которых кто куда ли лучше между меня мне много может можно мои моя
мы на над надо наконец нас не него нее неи нельзя нет ни нибудь никогда ним них ничего но ну о об один он она они опять от перед
по под после потом потому почти при про раз разве с сам свои свое своего своеи своих себе себя сеичас со совсем так такои там тебя тем теперь
то тогда того тоже только том тот три тут ты у уж уже хорошо хоть чего чем через что чтобы чуть эти этих это этого этои этом
этому этот эту я также года году год лет однако сказал сказала сообщил сообщила сообщает заявил заявила отметил словам слова
является которои какои другои мои самыи свою будут которую стало стал стала из-за
"""
_GERMAN = """
aber alle allem allen aller alles als also am an ander andere anderen anderer anderes ans auch auf aus bei beim bereits bin bis
bist da dabei dadurch dafur damit dann daran darauf das dass dazu dein dem den denn der deren des dessen die dies diese
diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige einigen er es etwas euch fur gegen
gewesen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist
jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen konnen konnte mal man mehr mein mich mir mit muss mussen
nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit selbst sich sie sind so sogar soll
sollen sollte sondern sonst uber um und uns unser unter viel vom von vor wahrend war waren warum was weil weiter welche
welcher wenn wer werde werden wie wieder will wir wird wirst wo wollen worden wurde wurden zu zum zur zwar zwei zwischen
sagte sagt erklarte teilte mitteilte laut jahr jahre jahren
"""
_FRENCH = """
a afin ai ainsi alors apres au aucun aussi autre autres aux avaient avait avant avec avoir c c'est car ce cela celle celui
ces cet cette ceux chaque chez comme comment d dans de depuis des deux donc dont du elle elles en encore entre est et etaient
etait etant ete etre eu eux fait faire fois font ici il ils j je jusqu l la le les leur leurs lors lorsque lui m ma mais me
meme memes mes moins mon n ne ni non nos notre nous on ont ou par parce pas pendant peu peut peuvent plus pour pourquoi qu
quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur t ta tant te tel tous tout toute
toutes tres trop tu un une vers voici voila vos votre vous y a-t-il selon dit declare indique affirme ajoute annee annees ans
"""
_SPANISH = """
a ademas al algo algunas alguno algunos ante antes asi aun aunque bajo bien cada casi como con contra cual cuales cuando de
del desde despues donde dos durante e el ella ellas ellos en entre era eran es esa ese eso esos esta estaba estado estan
estar estas este esto estos fue fueron ha habia hace hacia han hasta hay la las le les lo los mas me mi mientras mis mismo
misma mucho muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque primero puede
que quien quienes se sea segun ser si sido sin sino sobre solo son su sus tal tambien tan tanto te tiene tienen toda todas
todo todos tras tu un una uno unos usted y ya yo dijo afirmo senalo anadio ano anos
"""
_ITALIAN = """
a abbiamo ad agli ai al alcuni alla alle allo anche ancora avere aveva avevano c che chi ci cio coi col come con contro cosa
cosi cui da dagli dai dal dalla dalle dallo degli dei del dell della delle dello di dopo dove due e ed era erano essere e'
fa fino fra fu gia gli ha hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia mio molto ne negli nei nel
nell nella nelle nello noi non nostra nostro o ogni oltre ora per perche piu poi pero prima proprio puo quale quali quando
quanto quella quelle quelli quello questa queste questi questo qui se secondo sempre senza si sia sono sta stata state stati
stato su sua sue sugli sui sul sulla sulle suo suoi tra tu tutta tutte tutti tutto un una uno vi voi detto dichiarato anno anni
"""
_PORTUGUESE = """
a agora ainda alem algum alguma alguns antes ao aos apos as assim ate cada com como contra da das de dela dele deles depois
desde desta deste disso do dois dos durante e ela elas ele eles em enquanto entre era eram essa esse esta estao estar estava
este estes eu foi foram ha isso isto ja la lhe mais mas me mesma mesmo meu minha muito na nao nas nem no nos nossa nosso num
numa o os ou outra outras outro outros para pela pelas pelo pelos pode pois por porque qual quando que quem se seja sem
sempre ser sera seu seus si sido sobre sua suas tambem tao tem tendo ter teve tinha toda todas todo todos tres tudo um uma
umas uns voce disse afirmou segundo ano anos
"""
# Chinese comes as bigrams: one that holds any of these carries grammar, not content
FUNCTION_CHARACTERS = frozenset("的了着是在和与及也就都而之其于对把被让从以为这那他她它们我你不有说个")

STOP_WORDS = frozenset(
    f"{_ENGLISH} {_RUSSIAN} {_GERMAN} {_FRENCH} {_SPANISH} {_ITALIAN} {_PORTUGUESE}".split()
)
