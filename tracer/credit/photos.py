"""Credits of pictures: "© Sputnik", "REUTERS/Name Surname", "(Фото: … / ТАСС)". Reported, and never evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.credit.places import Place

Extent = tuple[int, int]

# agencies that sell pictures and no text
PICTURE_DESKS = frozenset(
    ["alamy", "epa", "getty", "imago", "picture-alliance", "shutterstock", "vcg", "zuma"]
)

CUE = (
    r"(?:file photo|photos?|photography|photograph|photographer|pictures?|pic|images?|image copyright|photo credit|"
    r"image credit|credits?|courtesy|screenshot|screengrab|video|toggle caption|caption|illustration|graphic|"
    r"fotos?|fotografía|fotografia|imagen|imágenes|imagem|immagine|immagini|crédit photo|crédit|crédito|créditos|crédits photo|"
    r"photo d'archives|photo d'illustration|bild|bildquelle|bildnachweis|symbolbild|archivbild|archivfoto|symbolfoto|"
    r"фото|фотография|фотографии|снимок|иллюстрация|скриншот|видео|图片来源|图源|图片|图|摄影|资料图|供图)"
)
LINK = (
    r"(?: ?[:：/|(\[·•—–-]| by| from| via| courtesy of| copyright| provided by| de| von| der| da| di| do|\.{3}|…| ©"
    r"| предоставлен[оаы]?| с сайта| из архива| bereitgestellt von| zur verfügung gestellt von| fournie? par| proporcionad[ao] por| cedid[ao] por| fornit[ao] da)"
)
# "Photo: Reuters", "[Photo/Xinhua]", "Photo by AFP", "图/新华社"; then "Photo: Ivan Ivanov / TASS"
DIRECT = re.compile(rf"(?<!\w){CUE}(?P<link>{LINK}{{0,3}})\s*(?:the |l'|agence |agencia )?\Z")
NAMED = re.compile(rf"(?<!\w){CUE}{LINK}{{1,3}}\s*(?:[^.!?\n:：]|(?<=\b\w)\.){{1,60}}[/,|(] ?\Z")
SIGN = re.compile(r"(?:©|\(c\)|ⓒ)\s*(?:[^.!?\n©]{0,40}[/|,] ?)?\Z")
# "Foto de archivo. EFE"
ARCHIVED = re.compile(
    r"(?<!\w)(?:fotos?|fotografía|imagen|imagem|immagine|photo|image|bild|фото) (?:de archivo|de arquivo|di archivio|d'archivio|d'archives?|"
    r"aus dem archiv|из архива|архив)[\s.,:–—-]{0,4}\Z"
)
RELEASED = re.compile(
    r"(?<!\w)(?:photos?|photograph|images?|pictures?|video|footage|screenshot|frame grab)(?! [^.!?\n]{0,80}\bsaid)[^.!?\n]{0,80}"
    r"\b(?:released|provided|distributed|taken|made available|issued|supplied|shot) by (?:[\w'-]+ ){0,5}\Z",
)
ANY_CUE = re.compile(rf"(?<!\w){CUE}|©|\(c\)|ⓒ|frame grab|footage")
FILE_PHOTO = re.compile(
    r" ?(?:file |stock |pool |archive )?(?:photos?|pictures?|images?|foto)(?=\s*(?:[/:)\]]|$|\n))"
)
VIA = re.compile(r"[/(©][^.!?\n]{1,60}\bvia \Z|\Avia \Z")
# two words or more with capitals: a photographer's name
PERSON = r"[A-ZÀ-ÞА-ЯЁ][\w.'’-]*(?: [A-ZÀ-ÞА-ЯЁ][\w.'’-]*){0,3}"
PERSON_BEFORE = re.compile(rf"(?<!\w){PERSON} ?/ ?\Z")
PERSON_AFTER = re.compile(rf" ?/ ?{PERSON}(?=\s*(?:[)\]）/|,.]|$|\n))")
STOP = re.compile(r"\s*(?:[)\]/|.,]|$|\n)")
CAPTION_AFTER = re.compile(r" (?!Image|Via|Getty)[A-Z][a-z]+ \w| [a-z]+ \w")
ENDS = re.compile(r"\s*(?:[/)\]|]|$|\n)")
SET_APART = re.compile(r"[(\[/|.] ?\Z|\A\s*\Z")
NO_PICTURE_AFTER = re.compile(r"\s*(?:poll|survey|polls|surveys|tracking|joint)\b")
BY = re.compile(r"\s*(?:by|von|par|por|di|автор)\b", re.IGNORECASE)
HAN_AFTER = re.compile(
    r"(?:记者|通讯员)? ?[^，。！？（()\s]{0,8} ?摄|(?:资料|图片社|供)?图(?=[\s)）】。]|$)|发(?=[\s)）（(]|$)|供图|照片|图片(?=[\s)）]|$)"
)


def photo(place: Place, *, in_caption: bool) -> Extent | None:
    """Return the extent of a picture credit here, or None; `in_caption` says that the place lies in a caption."""
    if NO_PICTURE_AFTER.match(place.after):
        return None
    return (
        _after_cue(place)
        or _before_cue(place)
        or _with_person(place)
        or _by_place(place, in_caption=in_caption)
    )


def _after_cue(place: Place) -> Extent | None:
    low = place.low_line_before
    if ANY_CUE.search(low) is None:
        return None
    for pattern in (DIRECT, NAMED, SIGN, RELEASED, ARCHIVED):
        found = pattern.search(low)
        if found is None or (pattern is DIRECT and not found["link"] and not STOP.match(place.after)):
            continue  # "the video CNN obtained" has no link
        if pattern is DIRECT and ":" in found["link"] and CAPTION_AFTER.match(place.as_after):
            continue  # "FILE PHOTO: White House clerk Ada Veld walks ..."
        return place.start - (len(low) - found.start()), place.end
    return None


def _before_cue(place: Place) -> Extent | None:
    following = HAN_AFTER.match(place.after) or FILE_PHOTO.match(place.after)
    return (place.start, place.end + following.end()) if following is not None else None


def _with_person(place: Place) -> Extent | None:
    """Find "REUTERS/Ada Veld" and "Ada Veld/AP"; a line that begins with "By" is a byline."""
    if BY.match(place.line_before):
        return None
    person = PERSON_AFTER.match(place.as_after)
    if person is not None:
        return place.start, place.end + person.end()
    slash = place.line_before.rstrip().endswith("/")
    return (place.start, place.end) if slash and PERSON_BEFORE.search(place.line_before) else None


def _by_place(place: Place, *, in_caption: bool) -> Extent | None:
    """Find "via Reuters" in brackets, a picture desk that stands alone, a name that ends a caption."""
    desk = any(hit.outlet in PICTURE_DESKS for hit in place.hits)
    signed = in_caption and SET_APART.search(place.line_before) and ENDS.match(place.as_after)
    if signed or _via(place) or (desk and _stands_alone(place)):
        return place.start, place.end
    return None


def _via(place: Place) -> bool:
    return place.before.endswith("via ") and bool(VIA.search(place.low_line_before))


def _stands_alone(place: Place) -> bool:
    """Whether a line ends after the name, or brackets and bars set it apart: the way pictures are signed."""
    return bool(ENDS.match(place.as_after)) or bool(re.search(r"[©/(|] ?\Z", place.as_before))
