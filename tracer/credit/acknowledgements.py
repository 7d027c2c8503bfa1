"""Credits that say outright where a text comes from.

Bylines, source lines, "read the full article at", "contributed to this report", copyright lines. Every pattern is anchored at the name and looks at a bounded window.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.credit.places import Place

Extent = tuple[int, int]

ARTICLE = r"(?:the |an? |l'|la |le |el |il |lo |o |die |der |das |dem |dell'|della |del |da |do |dalla |dall'|agence |agenzia |agencia |agência |agentur |агентство |агентства |сайт |сайта |портал )?"
ADDRESS = r"(?:https?://)?(?:www\.)?"
SOURCE_WORD = (
    r"(?:source\(s\)|sources?|original source|original|originalartikel|article original|artículo original|articolo originale|artigo original|оригинал|原文|reference\(s\)|references?|quellen?|textquelle|fuentes?|fonti?|fontes?|"
    r"источники?|источник информации|文章来源|信息来源|新闻来源|消息来源|资料来源|来源|稿源|出处|稿件来源)"
)
# at the head of a line, in brackets, after a bar or a sentence: "Source: AFP", "(来源：新华社)"
SOURCE = re.compile(rf"(?:\A|[\n(\[（【|•·]|[.!?”\"。]\s)\s*({SOURCE_WORD}\s*[:：]\s*{ARTICLE})\Z")
# "Source - RT": a dash only where a line begins
SOURCE_DASHED = re.compile(rf"\A\W*({SOURCE_WORD}\s+[-–—]\s+{ARTICLE})\Z")
# "Courtesy of RT", "This story is courtesy of RT": the latter is no picture's wherever it stands
COURTESY = re.compile(
    r"\A\W*((?P<text>(?:this |the )?(?:story|article|report|text|piece) (?:is |was |comes )?)?courtesy of (?:the )?)\Z"
)
# behind other names, an address among them: "Quelle: ntv.de, ada/dpa/AFP"
SOURCE_AT_END = re.compile(
    rf"({SOURCE_WORD}\s*[:：]\s*(?:[^.!?。\n]|\.(?=\w)){{1,80}}[,;–—/-]\s*{ARTICLE})\Z"
)
SOURCE_ADDRESS_FIRST = re.compile(rf"\W*{SOURCE_WORD}\s*[:：]\s*(?:[\w-]+\.){{1,3}}[a-z]{{2,}}\s*,")
SOURCE_BEFORE_ADDRESS = re.compile(rf"\A\W*({SOURCE_WORD}\s*[:：]\s*[^\n]{{0,120}}\s)\Z")
VIA_LINE = re.compile(r"\A\W*(via\s*:\s*(?:the )?)\Z")
VIA_ALONE = re.compile(r"\A\W*((?:via|from) (?:the )?)\Z")  # "Via The Daily Lantern", a line of its own
HAN_SOURCE = re.compile(r"((?:文章|信息|新闻|消息|资料|稿件)?(?:来源|稿源|出处)\s*[:：]\s*)\Z")
INITIALS = re.compile(r"/[a-z]{2,4}(?:/[a-z]{2,4})?\b")

READ = (
    r"(?:(?:please )?read (?:the |this |their |our )?(?:full|original|entire|complete|whole|rest of the) ?(?:article|story|report|piece|post|text|interview|version)? ?(?:here )?(?:at|on|in|from|via|:)"
    r"|read (?:more|it all|it|on) (?:here )?(?:at|on|from|via)|read the rest (?:of (?:the|this) (?:article|story|post|piece) )?(?:at|on)"
    r"|continue reading (?:this |the )?(?:article |story )?(?:at|on)|(?:full|original) (?:story|article|report|text|post) ?(?:at|on|:|via|from|here:)"
    r"|(?:(?:parts?|portions?|some|sections?) of )?this (?:article|story|post|piece|report|text) (?:is|was|were|are) (?:from|provided by|produced by|supplied by|published by|written by|brought to you by)"
    r"|(?:the )?original (?:article|story|report|piece|post|text|version) (?:can be |may be |is |was )?(?:found|read|available|published|seen) ?(?:here )?(?:at|on|in|from|via|:)"
    r"|lire l'article (?:complet |intégral |original |dans son intégralité )?(?:sur|dans)|lire la suite (?:sur|dans)|retrouvez l'article (?:complet |original )?(?:sur|dans)"
    r"|(?:den|hier den) (?:ganzen |vollständigen |kompletten )?(?:artikel|text|beitrag) (?:lesen sie|finden sie|gibt es) (?:hier )?(?:bei|auf|in)"
    r"|lesen sie (?:den|hier den) (?:ganzen |vollständigen |kompletten |originalen )?(?:artikel|text|beitrag) (?:bei|auf|in)|zum (?:vollständigen |original)?artikel (?:bei|auf)|weiterlesen (?:bei|auf)"
    r"|le(?:a|er) (?:el|la) (?:artículo|nota|noticia|texto) ?(?:completo|completa|original|íntegro|íntegra)? en|leer más en|lea más en"
    r"|leggi (?:l'articolo (?:completo |originale |integrale )?|tutto |di più |la notizia completa )su|articolo originale (?:su|di)|proviene da"
    r"|leia (?:o artigo|a notícia|a matéria|a reportagem|o texto) ?(?:completo|completa|na íntegra|original)? (?:em|no|na)|leia mais (?:em|no|na)|apareceu primeiro (?:em|no|na)"
    r"|читать (?:полностью|далее|статью полностью|оригинал|полный текст) (?:на|в)|читайте (?:полностью|подробнее|полный текст|оригинал) (?:на|в)|оригинал (?:статьи|публикации|материала) ?(?:на|в|:)|полный текст ?(?:на|:)|перепечатано (?:из|с)"
    r"|(?:阅读全文|查看原文|阅读原文|原文(?:刊登于|刊于|发表于|链接|来源|出处|载于)|(?:本文|文章)?(?:转载自|转自|转载于|摘自|首发于|原载于?))[:：]? ?《?)"
)
TEASER = re.compile(
    r"(?:read (?:more|it|on)|continue|lire la suite|weiterlesen|le(?:er|a) más|leggi (?:tutto|di più)|leia mais|читайте подробнее|читать далее)"
)
READ_MORE = re.compile(rf"(?<!\w)({READ}\s*{ARTICLE}{ADDRESS})\Z")
PUBLISHED = (
    r"(?:(?:was |is |has been )?(?:originally |first |previously )(?:published|posted|appeared|ran|written|produced)(?: here)? (?:by|on|in|at|for|to)"
    r"|(?:originally |first )(?:from|at)|appeared first on|appeared (?:originally|first) (?:in|on|at)|published (?:originally|first) (?:in|on|by)"
    r"|(?:is |was )?(?:re-?published|reprinted|reposted|cross-?posted|syndicated|excerpted|adapted)(?: here)?(?: with (?:the )?permission)?(?: courtesy)? (?:from|by|of)"
    r"|(?:est |a été )?(?:initialement |d'abord |à l'origine )?(?:paru|publié|parue|publiée)(?: initialement| à l'origine| pour la première fois)? (?:dans|sur|par|en)"
    r"|(?:erschien|ist|wurde)? ?(?:zuerst|ursprünglich|zunächst) (?:bei|auf|in|von)(?: erschienen)?|(?:zuerst|ursprünglich) erschienen (?:bei|auf|in)"
    r"|(?:fue |se )?(?:publicad[oa]|publicó) (?:originalmente|por primera vez|originariamente) (?:en|por)|publicad[oa] originalmente (?:em|no|na|pel[oa]|en|por)"
    r"|(?:è stato |è )?(?:pubblicato|apparso|uscito)? ?(?:originariamente|originalmente|per la prima volta|in origine) (?:su|da|in|dall'|dal|sul)"
    r"|(?:foi )?(?:publicad[oa]) (?:originalmente|primeiro) (?:em|no|na|por|pel[oa])"
    r"|(?:был[аои]? )?(?:впервые |первоначально |изначально )(?:опубликован[аоы]?|вышл[аои]|вышел)(?: на| в)?)"
)
# "she first appeared on CNN" is no such thing: the text itself must be the subject, or the line begin so
ITSELF = (
    r"(?:(?:this|(?<![\w,] )the|a version of this|an earlier version of this|portions of this|above) (?:article|story|post|piece|report|column|op-ed|commentary|essay|content|interview|version|analysis|text|feature|item|work|dispatch|blog post)"
    r"|(?:cet|l') ?article|ce (?:texte|billet)|dies(?:er|e) (?:artikel|beitrag|text|bericht|meldung|reportage)|(?:este|esta|el|la) (?:artículo|texto|nota|noticia|reportaje)"
    r"|(?:questo|l') ?(?:articolo|testo)|(?:este|esta|o|a) (?:artigo|texto|matéria|reportagem|notícia|post)|(?:эта |данная )?(?:статья|заметка)|(?:этот |данный )?(?:материал|текст)|the post)"
)
REPUBLISHED = re.compile(
    rf"(?:(?<!\w){ITSELF}[^.!?\n]{{0,80}}?|\A\W*(?:(?:article|artikel|story|artículo|articolo|artigo|texte|texto|testo|материал|статья) )?)(?<!\w)({PUBLISHED}\s*{ARTICLE}{ADDRESS})\Z"
)
VIA_AUTHOR = re.compile(
    r"\A\W*((?:authored|written|posted|submitted|reported) by [^\n]{3,60}? (?:via|of|for) (?:the )?)\Z"
)

CONTRIBUTED = re.compile(
    r"(?:'s?|,| (?:writers?|reporters?|staff|correspondents?|staff writers?))?[^.!?\n]{0,110}?\b(?:also )?contributed (?:reporting |research )?to (?:this|the) (?:report|story|article|post|piece)"
    r"|[^.!?\n]{0,60}? contributed(?: to)?(?: reporting)?(?=\.?\s*(?:\n|$))",
)
WITH = re.compile(
    r"(?<!\w)(with (?:additional )?(?:files|reports?|reporting|inputs?|agency inputs|material|information|contributions?|wire reports|assistance) (?:from|by|of)|additional reporting (?:by|from)"
    r"|contributing:[^\n]{0,80}|compiled from|based on (?:an? )?(?:article|report|reports|reporting) (?:from|by|of|in)"
    r"|avec (?:des informations de|l'agence|les agences)|mit (?:material|informationen|agenturmaterial|inhalten) (?:von|der|des)|unter verwendung von material (?:von|der)"
    r"|con (?:información|datos|informes|material) (?:de|del)|con informazioni (?:di|da|dell')|com informações (?:d[aoe]|das|dos)"
    r"|по материалам|с использованием материалов|использованы материалы|по сообщениям агентств|综合)\s*"
    rf"{ARTICLE}\Z",
)
# "Le Harfang avec AFP", "(mit dpa)": a line or brackets that hold nothing else
WITH_SHORT = re.compile(
    r"(?:\A|[(\[（|•])\s*(?:[^\n()]{0,40} )?((?:avec|mit|con|com|with) (?:l'|la |el |der |a )?)\Z"
)

BYLINE = re.compile(
    rf"\A\W*((?:by|von|par|por|di|автор|авторы|作者|text|texto|testo|texte|reporting by|reported by|published by|story by|written by)\s*[:：]?\s+(?:(?!{ARTICLE}\Z)[\w.'’-]+,?\s+(?:and |und |et |y |e |и )?){{0,6}}(?:[|/,–—-]\s*)?(?:of |for |via )?{ARTICLE})\Z",
    re.IGNORECASE,
)
# "(Reporting by Ada Veld in Saltmere; Editing by Joren Hale; Reuters)"
REPORTING = re.compile(rf"\A\W*((?:additional )?reporting by (?:[^\n;]{{2,80}};\s*){{1,3}}{ARTICLE})\Z")
PERSON = r"[A-ZÀ-ÞА-ЯЁ][\w.'’-]*(?: [A-ZÀ-ÞА-ЯЁ][\w.'’-]*){1,3}"
PERSON_LINE = re.compile(
    rf"\s*{PERSON}(?:(?:, | and |, and ){PERSON}){{0,4}}(?:\s+|\s*[|,–—-]\s*)(?:[Tt]he )?\Z"
)
PERSONS_ABOVE = re.compile(rf"(?:\A|\n)\s*(?:By )?{PERSON}(?:(?:, | and |, and ){PERSON}){{0,4}}\s*\Z")
REPORTS_FROM = re.compile(
    r" in [A-ZÀ-ÖØ-Þ][\w.’'-]+(?:[ ,]{1,2}[A-ZÀ-ÖØ-Þ][\w.’'-]+){0,3}\s*"
)  # "Agence France-Presse in Saltmere"
AFTER_BYLINE = re.compile(
    r"\W*(?:(?:staff|writers?|reporters?|correspondents?|news|agency|newswires?|service|editors?|team|published|updated|posted|on|at|in|"
    r"and|with|by|am|pm|a\.m|p\.m|est|edt|et|gmt|utc|contributor|senior|political|washington|international|bureau|min read|read|minutes?|"
    r"\d+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day)\W*){0,14}\Z",
)
STAFF = re.compile(
    r"\s(?:staff|news staff|staff writers?|news agency|newswires?|news service|reporters?)\s*\Z"
)

NEAR = 12  # code points before a name: a sign and an article
CLOSE = 60  # code points: a sign, a year and the words between
COPYRIGHT = re.compile(
    r"((?:copyright\s*)?(?:©|\(c\)|ⓒ|copyright)\s*(?:copyright\s*)?(?P<year>(?:19|20)\d\d(?:\s*[-–,]\s*(?:19|20)?\d\d)?)?[\s,:]*(?:by )?(?:the )?)\Z"
)
YEAR_AFTER = re.compile(r",? (?:19|20)\d\d\b")
RIGHTS = re.compile(
    r"[^\n]{0,80}?(?:all rights reserved|alle rechte vorbehalten|tous droits|todos los derechos|tutti i diritti|riproduzione riservata|"
    r"todos os direitos|все права|版权所有|reproducción|reservados)",
)


# words without which a pattern cannot match: looked for first, because most names are mere mentions
HINTS_READ = re.compile(
    r"read|full|origin|publi|appear|post|article|story|first|syndic|excerpt|adapt|print|wrote|written|report|submit|author|"
    r"lire|suite|retrouvez|paru|artikel|erschien|ursprünglich|zuerst|zunächst|lesen|le[ae]r? |leggi|proviene|apparso|uscito|"
    r"leia|apareceu|чита|оригинал|текст|перепечат|опубликован|выш|阅|原|转|摘|首发"
)
HINTS_WITH = re.compile(
    r"with|report|contribut|compiled|based|avec|mit |unter verw|con |com |материал|сообщени|综合"
)


def _alone(place: Place) -> bool:
    """Whether nothing but signs follows in the line."""
    return place.ends_line and not place.line_after.strip(" \t\r.)]*_|")


def at_foot(place: Place) -> bool:
    """Whether the place stands in a line "via RT" or "Courtesy of RT" of its own, which signs a text where no text follows."""
    if not place.begins_line or not _alone(place):
        return False
    return bool(VIA_ALONE.search(place.low_line_before) or COURTESY.search(place.low_line_before))


def of_text(place: Place) -> bool:
    """Whether "this story is courtesy of", or a web address as the first of the sources, stands before the place."""
    found = COURTESY.search(place.low_line_before)
    return bool(found and found["text"]) or SOURCE_ADDRESS_FIRST.match(place.low_line_before) is not None


def source_line(place: Place) -> Extent | None:
    """Return the extent of "Source: AFP/fh", "来源:新华网" and the like, or None."""
    alone = VIA_ALONE.search(place.low_line_before) if place.begins_line and place.ends_line else None
    if alone is not None and _alone(place):
        return place.start - (len(alone.string) - alone.start(1)), place.end
    found = COURTESY.search(place.low_line_before) or SOURCE_DASHED.search(place.low_line_before)
    if found is not None and place.begins_line and _alone(place):
        return place.start - (len(found.string) - found.start(1)), place.end
    if ":" not in place.before and "：" not in place.before:
        return None
    before = place.before
    found = SOURCE.search(before) or HAN_SOURCE.search(before) or VIA_LINE.search(place.low_line_before)
    if found is None and place.hits[0].kind == "domain":
        found = SOURCE_BEFORE_ADDRESS.search(place.low_line_before) if place.begins_line else None
    if found is None and place.begins_line and re.match(rf"\W*{SOURCE_WORD}\s*[:：]", place.low_line_before):
        found = SOURCE_AT_END.search(place.low_line_before)
    if found is None:
        return None
    initials = INITIALS.match(place.as_after)
    behind = SOURCE_ADDRESS_FIRST.match(place.low_line_before)  # what stands before it names another source
    return place.start - (0 if behind else len(found.string) - found.start(1)), place.end + (
        initials.end() if initials else 0
    )


def read_more(place: Place, *, last: bool) -> Extent | None:
    """Return the extent of "Read Full Article at RT.com" or "first appeared on ...", or None.

    A mere "Read more at" counts only where no running text follows (`last`): above that it is a teaser.
    """
    if HINTS_READ.search(place.before) is None:
        return None
    found = READ_MORE.search(place.before)
    if found is not None and not last and TEASER.match(found.group(1)):
        return None
    if found is None:
        line = place.low_line_before
        found = REPUBLISHED.search(line) or VIA_AUTHOR.search(line)
    return None if found is None else (place.start - (len(found.string) - found.start(1)), place.end)


def contribution(place: Place) -> Extent | None:
    """Return the extent of "Associated Press contributed to this report" or "mit Material von dpa", or None."""
    after = CONTRIBUTED.match(place.after) if "contributed" in place.after else None
    if after is not None:
        return place.start, place.end + after.end()
    if HINTS_WITH.search(place.before) is None:
        return None
    found = WITH.search(place.before)
    if found is None:
        found = WITH_SHORT.search(place.low_line_before)
        if found is None or not re.match(
            r"(?: inputs?| reports?)?\s*(?:[)\])]|\.?\s*$|\.?\n|[|•])", place.as_after
        ):
            return None
    return place.start - (len(found.string) - found.start(1)), place.end


def team_line(place: Place) -> Extent | None:
    """Return the extent of "Reporting by Ada Veld; Editing by Joren Hale; Reuters", or None."""
    if not (";" in place.line_before[-NEAR:] and place.begins_line and _alone(place)):
        return None
    found = REPORTING.search(place.low_line_before)
    return None if found is None else (place.start - (len(found.string) - found.start(1)), place.end)


def byline(place: Place, *, in_head: bool, signing: bool) -> Extent | None:
    """Return the extent of an agency's byline, or None.

    `in_head` says that no running text stands before it, `signing` that outlets of this kind sign with their bare name.
    """
    if not (place.begins_line and place.ends_line):
        return None
    head, tail = place.line_before, place.line_after.lower()
    if in_head and signing and not head.strip() and REPORTS_FROM.fullmatch(place.line_after):
        return place.start, place.end
    if len(head) > 100 or not AFTER_BYLINE.fullmatch(tail):
        return None
    found = BYLINE.search(head)
    if found is not None:
        return place.start - (len(found.string) - found.start(1)), place.end
    staff = STAFF.match(tail)
    if staff is not None and not head.strip():
        return place.start, place.end + len(staff.group().rstrip())
    if head.strip(" \t*_|•–—-"):
        signed = bool(PERSON_LINE.fullmatch(head))
    else:
        signed = signing or bool(PERSONS_ABOVE.search(place.as_before))
    return (place.start, place.end) if in_head and signed else None


def copyright_line(place: Place) -> Extent | None:
    """Return the extent of "(C)UNIAN 2023"; a sign without a year or a word about rights belongs to a picture."""
    found = COPYRIGHT.search(place.before[-CLOSE:])
    if found is None:
        return None
    year = YEAR_AFTER.match(place.as_after)
    if not (found["year"] or year or "copyright" in found.group(1) or RIGHTS.match(place.after)):
        return None
    if re.search(r"image\s*\Z", place.before[: len(place.before) - len(found.group())]):
        return None  # "Image copyright AFP"
    return place.start - (len(found.string) - found.start(1)), place.end + (year.end() if year else 0)
