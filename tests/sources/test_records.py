"""Records of JSON, JSON Lines and tables: which field is which, and what becomes of it."""

from __future__ import annotations

import io
import json

import pytest

from tests.sources.fiction import BODY, CHINESE, RUSSIAN
from tracer.params import SourceLimits
from tracer.sources import read
from tracer.sources.fields import NAMES

FULL = {
    "id": "bell-1",
    "url": "https://courier.example/bell",
    "outlet": "The Veldt Courier",
    "title": "The bell of Veldt",
    "published": "2021-05-06T10:00:00Z",
    "modified": "2021-05-07T12:00:00Z",
    "byline": "Ana Quill",
    "language": "en-GB",
    "text": BODY,
}


def _one(reading, record, name="a.jsonl"):
    articles, problems = reading(name, json.dumps(record))
    assert problems == []
    return articles[0]


def test_contract_fields(reading):
    """Every field of the contract reaches the article."""
    article = _one(reading, FULL)
    assert (article.id, article.url, article.title, article.byline) == (
        "bell-1",
        FULL["url"],
        FULL["title"],
        "Ana Quill",
    )
    assert (article.outlet, article.outlet_name, article.language, article.text) == (
        None,
        "The Veldt Courier",
        "en",
        BODY,
    )
    assert article.published.earliest.isoformat() == "2021-05-06T10:00:00+00:00"
    assert article.published.basis == "record"
    assert article.source.record == 1


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, names in NAMES.items() for name in names]
)
def test_other_names(reading, field, name):
    """Each common other name of a field means that field."""
    record = {"text": BODY, **({} if field == "text" else {name: FULL[field]})}
    if field == "text":
        record = {name: BODY}
    article = _one(reading, record)
    plain = _one(reading, {"text": BODY, field: FULL[field]}, "plain.jsonl")
    for attribute in (
        "id",
        "url",
        "outlet_name",
        "title",
        "byline",
        "language",
        "published",
        "modified",
        "text",
    ):
        assert getattr(article, attribute) == getattr(plain, attribute)


@pytest.mark.parametrize("name", ["publishedAt", "published_at", "Published At", "PUBLISHED-AT"])
def test_spelling_of_names(reading, name):
    """Case, underscores, dashes and blanks in a field's name do not matter."""
    assert _one(reading, {"text": BODY, name: "2021-05-06"}).published is not None


def test_best_name_wins(reading):
    """Of several names for one field the plainest is used, whatever their order."""
    record = {"content": "short", "text": BODY, "date": "2020-01-01", "published": "2021-05-06"}
    for order in (record, dict(reversed(record.items()))):
        article = _one(reading, order)
        assert article.text == BODY
        assert article.published.latest.year == 2021


def test_empty_fields_are_no_fields(reading):
    """An empty field gives way to the next name, and null is absent."""
    article = _one(
        reading,
        {"text": "", "body": BODY, "published": None, "date": "2021-05-06", "title": "  ", "byline": []},
    )
    assert article.text == BODY
    assert article.published is not None
    assert (article.title, article.byline, article.flags) == (None, None, ())


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (["Ana Quill", "Bertram Oake"], "Ana Quill, Bertram Oake"),
        ([{"name": "Ana Quill"}], "Ana Quill"),
        ({"name": "Ana Quill"}, "Ana Quill"),
        (7, "7"),
    ],
)
def test_shapes_of_fields(reading, value, line):
    """Lists and objects in a field of one line are joined and named."""
    assert _one(reading, {"text": BODY, "author": value}).byline == line


@pytest.mark.parametrize(
    ("record", "outlet"),
    [
        ({"outlet": "rt"}, "rt"),
        ({"outlet": "TASS"}, "tass"),
        ({"outlet": "РИА Новости"}, "ria-novosti"),
        ({"outlet": "cgtn.com"}, "cgtn"),
        ({"source": {"id": None, "name": "Reuters"}}, "reuters"),
        ({"url": "https://tass.com/politics/1"}, "tass"),
        # the address comes before a label, an id before the address
        ({"url": "https://tass.com/politics/1", "outlet": "Reuters Reposts"}, "tass"),
        ({"url": "https://courier.example/1", "outlet": "xinhua"}, "xinhua"),
        ({"outlet": "The Veldt Courier"}, None),
    ],
)
def test_outlets(reading, record, outlet):
    """An outlet is found by id, name or domain; a name that nobody knows stays as it stands."""
    article = _one(reading, {"text": BODY, **record})
    assert article.outlet == outlet


def test_bad_dates_are_flagged(reading):
    """A date that cannot be is no date, and the article says so."""
    article = _one(reading, {"text": BODY, "published": "2021-02-30"})
    assert article.published is None
    assert article.flags == ("bad-date",)


@pytest.mark.parametrize(
    "document",
    [
        FULL,
        [FULL],
        {"articles": [FULL]},
        {"status": "ok", "totalResults": 1, "results": [FULL]},
    ],
)
def test_json_documents(reading, document):
    """A JSON file is one record, a list of them, or a list under a usual key."""
    articles, problems = reading("a.json", json.dumps(document, indent=2))
    assert problems == []
    assert [article.id for article in articles] == ["bell-1"]


def test_json_lines_under_the_name_of_json(reading):
    """Several records, one a line, are read even when the file is called .json."""
    articles, problems = reading(
        "a.json", f"{json.dumps(FULL)}\n{json.dumps({**FULL, 'id': 'b', 'url': None})}\n"
    )
    assert problems == []
    assert [article.id for article in articles] == ["b", "bell-1"]


def test_bad_records_of_a_list(reading, tmp_path):
    """In a list of a JSON file each bad record is named by its number."""
    articles, problems = reading("a.json", json.dumps([FULL, 5, {"title": "x"}]))
    assert len(articles) == 1
    assert [(p.path, p.reason) for p in problems] == [
        (f"{tmp_path}/a.json:2", "not a JSON object"),
        (f"{tmp_path}/a.json:3", "no text"),
    ]


@pytest.mark.parametrize(
    ("separator", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv")]
)
def test_tables(reading, separator, name):
    """Any usual separator is understood; quoted cells keep their line ends."""
    rows = (
        separator.join(FULL)
        + "\r\n"
        + separator.join('"' + value.replace('"', '""') + '"' for value in FULL.values())
        + "\r\n"
    )
    articles, problems = reading(name, "\ufeff" + rows)
    assert problems == []
    assert articles[0].text == BODY
    assert articles[0].id == "bell-1"
    assert articles[0].published is not None


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(FULL),
        json.dumps(FULL) + "\n" + json.dumps({**FULL, "id": "b", "url": ""}),
        BODY,
        json.dumps([FULL], indent=1),
    ],
)
def test_standard_input(registry, data):
    """Standard input may be records or plain text; its path is "-"."""
    articles, problems = read(["-"], registry, stdin=io.BytesIO(data.encode()))
    assert problems == []
    assert {article.text for article in articles} == {BODY}
    assert {article.source.path for article in articles} == {"-"}


def test_standard_input_empty(registry):
    """Nothing on standard input is a problem named "-"."""
    articles, problems = read(["-"], registry, stdin=io.BytesIO(b""))
    assert articles == []
    assert [(p.path, p.reason) for p in problems] == [("-", "empty")]


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [(BODY, None, "en"), (RUSSIAN, None, "ru"), (CHINESE, None, "zh"), ("Ha ha ha", None, None), (BODY, "German", "de"), (BODY, "zxx-9", "en"), ("灯台の鐘が日曜日に鳴らされた。島の港は再び開かれた。", None, "ja"), ("섬의 항구가 일요일에 다시 열렸다고 항만 관리인들이 밝혔다.", None, "ko")],
)  # fmt: skip
def test_languages(reading, text, stated, language):
    """A language is taken as stated, else told from the text, else unknown."""
    assert _one(reading, {"text": text, "language": stated}).language == language


def test_repeated_head_of_a_record(reading):
    """Lines at the top of a record's text that only repeat its title and author are set aside."""
    text = f"The Bell of Veldt\n\nBy Ana Quill\n\n{BODY}"
    article = _one(reading, {"text": text, "title": "The bell of Veldt", "byline": "Ana Quill"})
    assert text[article.asides[-1].span.end :].lstrip() == BODY
    assert _one(reading, {"text": text}, "b.jsonl").asides == ()


def test_long_files_stream(reading):
    """A thousand records on a thousand lines keep their line numbers."""
    lines = "\n".join(json.dumps({"id": f"{i:04d}", "text": BODY}) for i in range(1000))
    articles, _ = reading("a.jsonl", lines, limits=SourceLimits(file_bytes=1000))
    assert [article.source.record for article in articles] == list(range(1, 1001))


def test_long_records_are_known_by_their_beginning(registry):
    """Records on standard input are told from text though the first line is longer than what is looked at."""
    lines = [
        json.dumps({"id": f"r{n}", "text": f"The ferry sailed for the {n}th time. " * 400}) for n in (1, 2)
    ]
    articles, problems = read(["-"], registry, stdin=io.BytesIO("\n".join(lines).encode()))
    assert [article.id for article in articles] == ["r1", "r2"]
    assert problems == []


def test_a_document_on_standard_input_is_read(registry):
    """So is a JSON document that is spread over lines."""
    document = json.dumps({"articles": [{"id": "r1", "text": "The ferry sailed again on Monday."}]}, indent=1)
    articles, _ = read(["-"], registry, stdin=io.BytesIO(document.encode()))
    assert [article.id for article in articles] == ["r1"]
