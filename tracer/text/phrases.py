"""Fixed phrases of pages around articles, in English, Russian, German, French, Spanish, Italian, Portuguese, Chinese.

Every expression is anchored, has no nested repetition and is tried on short lines only. Compiled by hand.
"""

from __future__ import annotations

import re


def _begins(*phrases: str, after: str = r"(?!\w)") -> re.Pattern[str]:
    """Return an expression for a line that begins with one of the phrases, after bullets and arrows."""
    return re.compile(rf"[\W_]*(?:{'|'.join(phrases)}){after}", re.IGNORECASE)


def _begins_han(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(phrases)})")


# "Read more: ..." whatever follows
TEASER = _begins(
    r"read (?:more|also|next|on)\b(?! than)", "also read", "see also", "you (?:may|might) (?:also )?like",
    "you (?:may|might) also be interested", "recommended (?:for you|reading|stories)", r"more on (?:this|the) (?:story|topic)",
    r"more (?:stories|news) (?:from|on|about)", r"related (?:stories|articles|posts|news|content|topics|coverage|reading|links)",
    "don[’']t miss", "most (?:read|popular|viewed)", "trending now", "up next", "(?:continue|keep) reading",
    "click here", "listen to (?:this|the) (?:article|story)", "watch (?:the )?(?:full )?video",
    "читайте также", "читать (?:также|далее|ещ[её])", "читайте ещ[её]", "смотрите также", "(?:материалы |новости |ещ[её] )?по теме",
    "другие новости", "лента новостей",
    "lesen sie (?:auch|mehr|hier|dazu)", "mehr zum thema", "auch interessant", "das könnte sie (?:auch )?interessieren", "weiterlesen",
    "(?:à |a )?lire (?:aussi|également|la suite|plus)", "en savoir plus", "sur le même sujet", "voir aussi",
    "le[ae] (?:también|más)", "leer más", "(?:te|le) puede interesar", "ver también", "más (?:noticias|información)",
    "noticias relacionadas", "leggi (?:anche|di più|tutto)", "potrebbe interessarti", "vedi anche", "articoli correlati",
    "leia (?:também|mais)", "saiba mais", "veja (?:também|mais)", "notícias relacionadas",
)  # fmt: skip
TEASER_HAN = _begins_han(
    "相关(?:阅读|新闻|报道|链接)",
    "延伸阅读",
    "更多(?:阅读|新闻|精彩)",
    "推荐(?:阅读|新闻)",
    "阅读更多",
    "点击(?:阅读|查看|进入)",
    "往期",
)
# the same before a colon, or alone on its line
TEASER_BEFORE_COLON = _begins(
    "related", "more", "more news", "recommended", "watch", "video", "opinion", "read", "listen", "see", "next", "previous",
    "popular", "latest", "ранее", "видео", "смотрите", "подробнее", "mehr", "lesen", "lire", "voir", "vidéo", "lea", "vea", "vídeo", "leggi",
    "guarda", "leia", "veja", "视频", "另见",
    after=r"\s*(?:[:：]|$)",
)  # fmt: skip
FOOTER = _begins(
    "follow (?:us|our|me|him|her|them|@)", r"follow [\w .’'-]{2,40} on (?:twitter|x|facebook|instagram|telegram|youtube|linkedin)",
    "(?:find|like|join) us (?:on|at)", "join our", r"subscribe\s*(?:$|to|now|for|today|here|and)", "sign up (?:for|to|now|here|today)",
    "get (?:our|the latest|breaking|more news|the day’s|the day's|daily)", "download (?:our|the) (?:\\w+ )?app", "share (?:this|on|via)",
    r"(?:copyright|\(c\))\s*(?:©|\(c\)|\d{4})", r"©\s*(?:copyright\s*)?\d{4}", "all rights reserved",
    "(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed", "support (?:our|independent) (?:journalism|work)",
    "donate (?:now|today|here|to us)", "(?:have|got) a (?:news |story )?tip", "send (?:us )?your (?:tips|comments|letters)",
    "(?:leave|post|add) a (?:comment|reply)", "comments are closed", "terms of (?:use|service)", "privacy policy",
    "thank you for reading", "this (?:article|story) may not be (?:republished|reproduced)", r"(?:tags?|topics|filed under|categories)\s*[:：]",
    "подпи(?:сывайтесь|шитесь|саться)", "следите за (?:нами|нашими|новостями)", "присоединяйтесь к", "все права защищены", "поделиться",
    "нашли (?:ошибку|опечатку)", "читайте нас", r"при (?:полном |частичном )?(?:использовании|копировании|цитировании) материал", r"(?:теги|метки)\s*:",
    "folgen sie uns", "abonnieren sie", "alle rechte vorbehalten", "melden sie sich", r"schlagworte\s*:", r"themen\s*:",
    "suivez[- ]nous", "abonnez[- ]vous", "inscrivez[- ]vous", "tous droits réservés", "partager (?:cet|sur|l)", r"mots[- ]clés\s*:",
    "s[ií]gu?enos", "s[ií]ganos", "suscr[ií]b(?:ete|ase)", "todos los derechos reservados", "[uú]nete a", "reg[ií]str[ae][ts]e", r"etiquetas\s*:",
    "seguici", "iscriviti", "abbonati", "tutti i diritti riservati", "riproduzione riservata", "condividi (?:su|l|questo)",
    "siga[- ]nos", "siga o", "assine (?:o|a|já|agora|nossa)", "inscreva[- ]se", "todos os direitos reservados", "compartilhe (?:no|na|est\\w+)", "compart(?:e|ir) est\\w+ (?:artículo|noticia|nota|historia)", "(?:artikel|beitrag) teilen$", "teilen sie (?:diesen|den) (?:artikel|beitrag)",
    "cadastre[- ]se",
)  # fmt: skip
# what a desk says of its own text: that it was wrong, that it was changed
CORRECTION = _begins(
    r"(?:corrections?|clarifications?|retraction|erratum|corrigendum|korrekturhinweis|korrektur|berichtigung|richtigstellung|klarstellung"
    r"|rectificatif|rectification|correcci[oó]n|rectificaci[oó]n|fe de erratas|fe de errores|aclaraci[oó]n|correzione|rettifica|errata corrige"
    r"|corre[cç][aã]o|errata|retifica[cç][aã]o|исправление|поправка|уточнение|更正|勘误|订正)(?: ?[(（][^()（）]{1,40}[)）])?\s*[:：]",
    r"(?:editor[’']?s[’']? note|anmerkung der redaktion|note de la rédaction|nota del editor|nota de la redacción|nota della redazione"
    r"|nota da redação|от редакции|编者按|编者注)\s*[:：].{0,200}(?:versi|fassung|верси|版本|correct|corrig|correg|corrett|korrig|исправ|更正"
    r"|updated|aktualisiert|actualizad|aggiornat|atualizad|mis à jour|обновл|更新)",
    r"this (?:article|story|post|piece|page|headline) (?:has been|was) (?:since )?(?:updated|corrected|amended|edited|clarified|retracted|withdrawn)\b",
    r"(?:an|the) (?:earlier|previous|original) version of this (?:article|story|post|piece|report|headline)\b",
    r"this is a (?:developing|breaking news) story\b",
    r"dieser (?:artikel|text|beitrag) (?:ist|wurde) [\w .,]{0,60}(?:aktualisiert|korrigiert|ergänzt|geändert)\b",
    r"in einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)\b",
    r"cet article a été (?:mis à jour|corrigé|modifié|actualisé|complété)\b",
    r"une (?:version précédente|première version|version antérieure) de cet article\b",
    r"est[ea] (?:artículo|noticia|nota|texto) (?:ha sido|fue) (?:actualizad|corregid|modificad)[oa]\b",
    r"una versión (?:anterior|previa) de est[ea] (?:artículo|noticia|nota|texto)\b",
    r"quest[oa] (?:articolo|notizia|testo) è stat[oa] (?:aggiornat|corrett|modificat)[oa]\b",
    r"una versione precedente di quest[oa] (?:articolo|notizia|testo)\b",
    r"est[ea] (?:texto|artigo|reportagem|matéria|notícia) foi (?:atualizad|corrigid|modificad)[oa]\b",
    r"uma versão anterior dest[ea] (?:texto|artigo|reportagem|matéria|notícia)\b",
    r"(?:материал|новость|текст|статья|заметка) (?:был[ао]? )?(?:обновл[её]н|исправлен|дополнен|обновляется|дополняется)[ао]?[.…]?$",
    r"в (?:более ранней|прежней|предыдущей) версии (?:этой|этого|данной|данного) (?:статьи|текста|материала|новости|заметки)\b",
    r"本(?:文|报道|新闻)已(?:更新|更正|修改|修正)", r"本(?:文|报道)(?:此前|早先|先前|之前)的?版本",
    after="",
)  # fmt: skip
FOOTER_HAN = _begins_han(
    "关注我们", "扫(?:码|描)", "订阅", "版权(?:所有|归)", "责任?编辑?\\s*[:：]", "责编", "编辑\\s*[:：]", "转载请注明", "未经(?:授权|许可)", "免责声明", "分享到",
    "标签\\s*[:：]", "关键词\\s*[:：]",
)  # fmt: skip
FOOTER_ANYWHERE = re.compile(
    "all rights reserved|все права защищены|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    "|tutti i diritti riservati|riproduzione riservata|todos os direitos reservados|版权所有|daily newsletter|our newsletter|newsletter sign[- ]?up",
    re.IGNORECASE,
)
# what a box to sign up says to its reader, wherever in its line; articles do not speak of "you" and a newsletter so
CONSENT = re.compile(
    r"\bby (?:signing up|subscribing|registering|entering your e-?mail)[^.]{0,60}\byou (?:agree|accept|consent|acknowledge)\b"
    r"|\byou (?:can|may) (?:unsubscribe|opt out) at any ?time\b|\bthis (?:site|form) is protected by recaptcha\b"
    r"|\bподписываясь\b[^.]{0,60}\bвы (?:соглашаетесь|принимаете)|\bmit (?:der|ihrer) anmeldung (?:stimmen|akzeptieren) sie\b"
    r"|\ben vous (?:inscrivant|abonnant)[^.]{0,60}\bvous acceptez\b|\bal (?:suscribir|registrar)(?:te|se)[^.]{0,60}\bacepta"
    r"|\biscrivendoti[^.]{0,60}\baccetti\b|\bao (?:se inscrever|assinar|se cadastrar)[^.]{0,60}\bvocê (?:aceita|concorda)\b",
    re.IGNORECASE,
)
# no short line without one of these, in lower case, can match the two above; looking for them is many times faster
FOOTER_HINTS = (
    "reserved", "защищены", "vorbehalten", "réservés", "reservados", "riservati", "riservata", "版权所有", "newsletter",
)  # fmt: skip
CONSENT_HINTS = ("you", "recaptcha", "подписываясь", "anmeldung", "vous", "acepta", "accetti", "você")
# words that stand alone on a line: buttons and labels of the page
LABELS = frozenset(
    """advertisement|advertising|share|tweet|print|email|comments|comment|loading|menu|home|subscribe|newsletter|sponsored|close|copy link
    |save|listen|related|more|реклама|поделиться|комментарии|печать|anzeige|werbung|teilen|drucken|kommentare|publicité|partager|imprimer
    |publicidad|compartir|imprimir|pubblicità|condividi|stampa|publicidade|compartilhar|广告|分享|评论|打印""".replace("\n    ", "").split("|")
)  # fmt: skip
COUNTER = re.compile(
    r"(?:[^|]{0,40}\|)?\s*(?:views?|viewed|reads?|shares?|comments?|просмотр\w*|комментари\w*|aufrufe|kommentare|vues|commentaires|visitas"
    r"|comentarios|visualizzazioni|commenti|visualizações|comentários|阅读|浏览|点击|评论)\s*[:：]?\s*\(?[\d.,  ]+[km万]?\+?\)?"
    r"|[\d.,  ]+[km]?\s*(?:views?|reads?|shares?|comments?|likes?|просмотр\w*|комментари\w*|aufrufe|kommentare?|vues|commentaires?|visitas"
    r"|comentarios?|visualizzazioni|comment[oi]|visualizações|comentários?|[次条](?:阅读|浏览|评论))"
    r"|(?:reading time|время чтения|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura)\s*[:：]?\s*\d+\s*\w*\.?"
    r"|\d+ min(?:uten?)?\.? lesezeit|lecture\s*:?\s*\d+ ?min\.?|\d+ min(?:utos?|uti)? de (?:lectura|leitura)"
    r"|\d+[- ]min(?:ute)?s?\.? read|\d+ (?:minutes?|hours?|days?) ago",
    re.IGNORECASE,
)
# "Reference(s):" with what follows on the line or on the lines below
REFERENCE = re.compile(
    r"(?:references?|reference\(s\)|sources?|source\(s\)|источник(?:и)?|quellen?|fuentes?|fontes?|fonti|references? utilisées"
    r"|参考(?:资料|文献|来源)|(?:文章|新闻|信息)?来源)\s*[:：]\s*(.*)",
    re.IGNORECASE,
)
_PHOTO_WORDS = (
    r"(?:file )?(?:photos?|photograph|images?|pictures?|illustration|graphic)|фото(?:графия)?|снимок|foto|bild|symbolbild"
    r"|crédits?|imagen|crédito|immagine|imagem|divulgação"
)
PHOTO_BEGINS = re.compile(
    rf"[\W_]*(?:(?:{_PHOTO_WORDS})(?:\s+(?:credits?|courtesy|source|photo|crédit|crédito|quelle))?\s*(?:[:：©/]|by\b|courtesy\b)|图(?:片|源|文)?\s*[:：/／]|图为|摄影\s*[:：])",
    re.IGNORECASE,
)
_AGENCIES = (
    r"(?:AP|AFP|EPA(?:-EFE)?|Reuters|Sputnik|TASS|ТАСС|РИА Новости|Xinhua|Getty(?: Images)?|Shutterstock|iStock|Alamy|Unsplash|Pixabay|Flickr"
    r"|Wikimedia Commons|Keystone|Imago|ANSA|EFE|dpa)"
)
# the buttons and labels of a picture, run into its caption
PHOTO_BUTTONS = re.compile(
    r"(?:caption\s?[:：]|enlarge this image|(?:show|hide|toggle) caption|image (?:copyright|source)\b|(?:image|media) caption\b|media playback is unsupported"
    r"|facebook twitter pinterest\b|(?-i:CLOSE (?=[A-Z\"“‘'])))",
    re.IGNORECASE,
)
PHOTO_ENDS = re.compile(
    r"(?:©|\(c\))\s?[^.。!?]{2,60}$"
    rf"|[(\[（](?:{_PHOTO_WORDS}|图)\b[^()\[\]（）]{{0,120}}[)\]）]\.?$"
    # "(Jane Roe/Reuters)", but not "(AFP/Reuters)", which credits the text
    rf"|[(\[（](?!{_AGENCIES}\s?/)[^()\[\]（）]{{1,60}}/\s?(?:[^()\[\]（）/]{{0,20}}via )?{_AGENCIES}[)\]）]\.?$"
    rf"|\b(?:photo|image|picture|фото|foto|bild)s?\s*(?:by|credit|:)\s*[^.。!?]{{2,60}}$"
    # "Jane Roe/Reuters", but not "... on Monday. /TASS"
    rf"|(?<=\w)\s?[/|]\s?(?:AFP via )?{_AGENCIES}$"
    rf"|{_AGENCIES} ?[Pp]hoto\)?$|记者\s?\w{{2,4}}\s?摄[)）]?$|\w{{2,4}}\s摄[)）]?$",
    re.IGNORECASE,
)
# no line without one of these, in lower case, can match; looking for them is twenty times faster
PHOTO_HINTS = (
    "©", "(c)", "/", "|", "photo", "image", "picture", "illustration", "graphic", "фото", "снимок", "foto", "bild", "摄", "图",
    "crédit", "imagen", "immagine", "imagem", "divulgação",
)  # fmt: skip
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BYLINE = re.compile(
    r"(?:(?i:by|von|par|por|di)\s+|(?i:автор|текст|作者|记者|文)\s*[:：/]?\s*)[^\W\d_][^!?。:：]{1,60}$"
)
_PARTICLES = "von van der den de da do dos del della di du le la al el bin ibn y e"
PARTICLES = frozenset(_PARTICLES.split())
_BIOGRAPHY_VERBS = """is has was holds writes covers reports works worked serves joined teaches blogs
ist schreibt arbeitet berichtet est écrit travaille es escribe trabaja è scrive lavora é escreve trabalha
— – - работает пишет"""
BIOGRAPHY_VERBS = frozenset(_BIOGRAPHY_VERBS.split())
NARRATIVE_VERBS = frozenset({"has", "was", "worked", "joined", "—", "–", "-"})  # which stories use of anybody
# in a paragraph with one of these somebody is quoted, so it is no biography
SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|adds|argued|warned|noted|сказал\w*|заявил\w*|сообщил\w*|отметил\w*|sagte|erklärte|betonte|déclaré|affirmé|dit"
    r"|dijo|afirmó|señaló|detto|dichiarato|disse|afirmou)\b",
    re.IGNORECASE,
)
BIOGRAPHY_CUES = re.compile(
    r"\bPh\.?\s?D\b|\b(?:reporter|correspondent|journalist|columnist|contributor|contributing|editor|staff writer|freelance|author of|fellow at"
    r"|professor (?:of|at)|graduate of|economist at|analyst at|years of experience|trading experience|writes about|covers \w+|is based in|lives in"
    r"|журналист|корреспондент|обозреватель|редактор|колумнист|публицист|politolog|journalist(?:in)?|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?"
    r"|journaliste|correspondant[e]?|chroniqueur|rédact(?:eur|rice)|periodista|corresponsal|redactora?|columnista|giornalista|corrispondente"
    r"|redattore|redattrice|jornalista|correspondente|repórter|colunista)\b",
    re.IGNORECASE,
)
