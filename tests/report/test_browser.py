"""The page in the system's own Chromium: what it shows, what it does, and that it asks for nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.render import fiction
from tests.report.conftest import page, undiffered
from tests.report.test_page import POISONS
from tracer.params import RenderParams
from tracer.render import phrases
from tracer.render.clean import printable
from tracer.render.view import view

VIEWS = ["#/", "#/table", "#/article/0", "#/article/3", "#/pair/0/1", "#/pair/3", "#/evidence", "#/record"]


def test_the_page_is_silent_and_asks_for_nothing(fixtures, visit):
    """In every view there is no message on the console and no request but that of the file itself."""
    opened = visit(fixtures)
    for route in VIEWS:
        opened.go(route)
    assert opened.said == []
    assert len(opened.asked) == 1


COUNT = "document.querySelectorAll('script, img, svg, iframe, form, input, button').length"
_counted: dict[str, int] = {}


@pytest.fixture
def calm(visit):
    """Return how many elements each view has where the same story is told in harmless words."""
    if not _counted:
        lineage = fiction.hostile("calm")
        opened = visit(page(lineage, {}, undiffered(lineage)))
        for route in VIEWS:
            opened.go(route)
            _counted[route] = opened.tab.evaluate(COUNT)
    return _counted


@pytest.mark.parametrize("poison", POISONS, ids=range(len(POISONS)))
def test_hostile_text_triggers_nothing(poison, calm, visit):
    """With hostile text in every field, nothing runs, nothing is asked for, and the text is shown as text."""
    lineage = fiction.hostile(poison)
    opened = visit(page(lineage, {}, undiffered(lineage)))
    for route in VIEWS:
        opened.go(route)
        assert opened.tab.evaluate(COUNT) == calm[route]
        links = opened.tab.evaluate(
            "[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location.href).protocol)"
        )
        assert set(links) <= {"file:", "http:", "https:"}
    assert opened.said == []
    assert len(opened.asked) == 1


def test_foreign_text_is_shown_as_the_terminal_shows_it(visit):
    """Each character that hides or steers is replaced as `clean.printable` does, and all others stand."""
    codes = [
        *range(0x3200),
        *range(0xD7F0, 0xE010),
        *range(0xFD00, 0x10010),
        *range(0x1BC98, 0x1BCA8),
        *range(0x1D170, 0x1D180),
        0x1F600,
        0x1FFFE,
        0xE0001,
        0xE0100,
        0xE0FFF,
        0x10FFFF,
    ]
    # a letter between, so that neither pairs of surrogates nor line ends join
    text = "x".join(chr(code) for code in codes if chr(code) not in "\n\x85\u2028\u2029\r")
    lone = fiction.judged("x", text)
    lineage = fiction.Lineage((lone,), (), (), (), (fiction.Story("x", ("x",), ("x",), ()),), (), {})
    opened = visit(page(lineage, {}), "#/article/0")
    shown = opened.tab.evaluate(
        "[...document.querySelectorAll('#view-article .sheet p')].map(p => p.textContent).join('')"
    )
    assert shown == printable(text)
    assert opened.said == []


def test_places_count_code_points(visit):
    """Letters beyond the first plane before a span do not move it."""
    text = "😀😀 𝒜 said: the quay is open again. 😀"
    words = fiction.span(text, "the quay is open again.")
    child, parent = fiction.judged("c", text), fiction.judged("p", text)
    link = fiction.derivation(
        "p",
        "c",
        "copy",
        0.9,
        spans=(fiction.SharedSpan(words, words, "verbatim", quoted_child=False, quoted_parent=False),),
    )
    lineage = fiction.Lineage(
        (child, parent), (), (link,), (), (fiction.Story("s", ("c", "p"), ("p",), ()),), (), {}
    )
    opened = visit(page(lineage, {}), "#/article/0")
    assert opened.tab.inner_text("#view-article .sheet mark") == "the quay is open again."
    opened.go("#/pair/0")
    assert opened.tab.locator("#view-pair .sheet mark").all_inner_texts() == ["the quay is open again."] * 2


def test_every_number_shown_is_the_json_s(fixtures, visit):
    """Evidence and pair views say the coverage and probability that the JSON holds."""
    opened = visit(fixtures, "#/evidence")
    for place, one in enumerate(fixtures.lineage.derivations):
        told = opened.tab.text_content(f"#claim-{place} .facts")
        assert f"{phrases.share(one.coverage_child)} of its words" in told
        assert f"{phrases.likelihood(one.probability)} {phrases.probability(one.probability)}" in told
        assert one.relation in told
        assert one.credit in told
        notes = opened.tab.locator(f"#claim-{place} li").count()
        assert notes == len([item for item in one.evidence if item.note]) + len(one.alternatives)


def test_numbers_in_the_table_are_the_json_s(fixtures, visit):
    """Every share and probability in the table is the phrase for the number in the JSON; each derivation has its line."""
    derivations = fixtures.document["derivations"]
    opened = visit(fixtures, "#/table")
    rows = opened.tab.evaluate(
        "[...document.querySelectorAll('#lines tr[data-derivation]')].map(r => [+r.dataset.derivation, [...r.cells].map(c => c.textContent)])"
    )
    assert sorted(number for number, _ in rows) == list(range(len(derivations)))
    names = {
        one["id"]: told["name"]
        for one, told in zip(fixtures.document["articles"], fixtures.beside["articles"], strict=True)
    }
    for number, cells in rows:
        one = derivations[number]
        assert cells[0] == names[one["child"]]
        assert [cells[5], cells[7]] == [one["relation"], one["credit"]]
        assert cells[6] in {
            phrases.share(one["coverage_child"]),
            phrases.share(min(one["coverage_child"], 0.9999)),
        }
        assert cells[8] in {
            phrases.probability(one["probability"]),
            phrases.probability(min(one["probability"], 0.9999)),
        }


def test_the_record_shows_the_input(fixtures, visit):
    """Each article's file, time, words and digest, and each parameter, stand in the record as in the JSON."""
    opened = visit(fixtures, "#/record")
    rows = opened.tab.evaluate(
        "[...document.querySelectorAll('.inputs tbody tr')].map(r => [...r.cells].slice(1).map(c => c.innerText.trim()))"
    )
    wanted = []
    for one in fixtures.document["articles"]:
        source, told = one["source"], one["published"]
        file = source["path"] + (f", record {source['record']}" if source["record"] else "")
        times = "\n".join(dict.fromkeys((told["earliest"], told["latest"]))) if told else ""
        wanted.append([file, times, told["basis"] if told else "", str(one["words"]), one["text_sha256"]])
    assert rows == wanted
    listed = opened.tab.evaluate(
        "[...document.querySelectorAll('.parameters dt')].map(d => [d.textContent, JSON.parse(d.nextElementSibling.textContent)])"
    )
    assert dict(listed) == flat(fixtures.document["parameters"])


def flat(group, before=""):
    """Return parameters by their full names."""
    found = {}
    for name, value in group.items():
        found |= flat(value, f"{before}{name}.") if isinstance(value, dict) else {before + name: value}
    return found


def test_without_script_the_page_says_what_it_found(fixtures, browser, tmp_path):
    """Without script each story's sentence, the lineage's digest and the way to check the seal are there to read."""
    file = tmp_path / "story.html"
    file.write_text(fixtures.html, encoding="utf-8", newline="\n")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    told = tab.inner_text("main")
    stories = view(fixtures.lineage, {}, RenderParams()).stories
    assert len(stories) > 5
    counts = [
        f"{phrases.count(one.articles, 'article')} of {phrases.count(one.outlets, 'outlet')}, {phrases.count(one.origins, 'origin')}; "
        for one in stories
    ]
    assert all(one in told for one in counts)
    assert told.count(" reached ") + told.count(" may have reached ") >= len(stories)
    assert "Without script this page says only what follows" in told
    assert "tracer report --verify" in told
    assert "unpacked" not in told
    assert fixtures.lineage.articles[0].witness.article.text[:20] not in told
    context.close()


def test_nothing_else_becomes_a_script(harbour, visit):
    """Once the page is unpacked, text can be made into no script or markup: the name is taken, the hash is another."""
    opened = visit(harbour)
    refused = """words => {
        const script = document.createElement("script");
        const tries = [
            () => trustedTypes.createPolicy("unpack", { createScript: text => text }),
            () => trustedTypes.createPolicy("other", { createScript: text => text }),
            () => { script.text = words; },
            () => { document.body.innerHTML = words; },
        ];
        script.append(words);
        document.body.append(script);
        return tries.map(one => { try { one(); return "done"; } catch (error) { return error.name; } });
    }"""
    assert opened.tab.evaluate(refused, "self.taken = 1") == ["TypeError"] * 4
    assert opened.tab.evaluate("self.taken") is None
    assert opened.tab.evaluate("[typeof self.unpacked, typeof bytesOf]") == ["undefined", "function"]


def test_a_browser_that_cannot_unpack_says_so(harbour, browser, tmp_path):
    """Where a browser is too old, the page says that, and what it says without script stays."""
    file = tmp_path / "story.html"
    file.write_text(harbour.html, encoding="utf-8", newline="\n")
    tab = browser.new_page()
    tab.add_init_script("delete self.DecompressionStream")
    tab.goto(file.as_uri())
    tab.get_by_text("This browser cannot unpack the views").wait_for()
    assert "2 origins" in tab.inner_text("main")
    tab.close()


def test_rounding_is_python_s(harbour, visit):
    """Shares and probabilities that the page rounds itself are rounded as the terminal does."""
    opened = visit(harbour)
    script = harbour.script
    functions = script[script.index("function rounded") : script.index("function count(")]
    values = [place / 1000 for place in range(1001)] + [0.00004, 0.99996, 0.125, 0.375, 0.625, 0.875]
    told = opened.tab.evaluate(
        f"values => {{ {functions}; return values.map(v => [share(v), probability(v)]); }}", values
    )
    assert told == [[phrases.share(value), phrases.probability(value)] for value in values]


def test_switches_recompute_the_score(fixtures, visit):
    """Each switch changes the score to the share of words that the rest still covers."""
    articles = fixtures.document["articles"]
    place = next(
        n
        for n, one in enumerate(articles)
        if sum(d["child"] == one["id"] for d in fixtures.document["derivations"]) == 2
    )
    told = fixtures.beside["articles"][place]
    opened = visit(fixtures, f"#/article/{place}")

    def score():
        return opened.tab.inner_text(".score")

    def expected(words):
        return f"{phrases.share(words / told['live'])} {words:,} of {told['live']:,} words"

    assert score() == expected(sum(words for words, _ in told["words"]))
    boxes = opened.tab.locator(".sources input")
    numbers = sorted({each >> 2 for _, those in told["words"] for each in those})
    assert boxes.count() == len(numbers) == 2
    before = opened.tab.locator(".sheet mark.shared").count()
    boxes.nth(1).uncheck()
    first = [d for d in numbers if fixtures.document["derivations"][d]["primary"]]
    assert score() == expected(
        sum(words for words, those in told["words"] if any(each >> 2 in first for each in those))
    )
    assert opened.tab.locator(".sheet mark.shared").count() < before
    boxes.nth(0).uncheck()
    assert score() == expected(0)
    assert opened.tab.locator(".sheet mark.shared").count() == 0
    boxes.nth(0).check()
    opened.tab.get_by_label("credited", exact=True).uncheck()
    assert score() == expected(
        sum(
            words
            for words, those in told["words"]
            if any(each >> 2 in first and each & 3 != 0 for each in those)
        )
    )


def read(coverage: float) -> int:
    """Return the per cent that a reader of the page sees."""
    return int(phrases.share(coverage).removesuffix(" %"))


@pytest.mark.parametrize(
    ("asked", "keeps"),
    [
        (
            "coverage>60 credit:none",
            lambda d, _: d is not None and read(d.coverage_child) > 60 and d.credit == "uncredited",
        ),
        ("coverage<=50", lambda d, _: d is not None and read(d.coverage_child) <= 50),
        (
            "probability>0.9 -credit:credited",
            lambda d, _: (
                d is not None and float(phrases.probability(d.probability)) > 0.9 and d.credit != "credited"
            ),
        ),
        ("verdict:non-derived", lambda _, a: a.verdict == "non-derived"),
        ("relation:rewrite", lambda d, _: d is not None and d.relation == "rewrite"),
        ('"no such words anywhere"', lambda *_: False),
        (
            "story:2 outlet:rt",
            lambda _, a: a.witness.article.outlet == "rt" and "harbour" in a.witness.article.source.path,
        ),
    ],
)
def test_the_filter_keeps_what_it_names(asked, keeps, fixtures, visit):
    """The filter field shows exactly the lines whose numbers and words in the JSON fit."""
    opened = visit(fixtures, "#/table")
    opened.tab.fill("#filter", asked)
    shown = opened.tab.evaluate(
        "[...document.querySelectorAll('#lines tbody tr')].filter(r => !r.hidden).map(r => [+r.dataset.article, r.dataset.derivation === undefined ? null : +r.dataset.derivation])"
    )
    derivations, articles = fixtures.lineage.derivations, fixtures.lineage.articles
    wanted = [
        (articles.index(next(a for a in articles if a.witness.article.id == d.child)), n)
        for n, d in enumerate(derivations)
    ]
    wanted += [
        (n, None) for n, a in enumerate(articles) if all(d.child != a.witness.article.id for d in derivations)
    ]
    kept = {(n, d) for n, d in wanted if keeps(None if d is None else derivations[d], articles[n])}
    assert {tuple(pair) for pair in shown} == kept
    assert opened.tab.inner_text("#shown").startswith(f"{len(kept):,} line")


@pytest.mark.parametrize(
    ("asked", "odd"),
    [
        ("coverage>much", "coverage>much"),
        ("coverage>", "coverage>"),
        ("-credit:nobody coverage>60", "-credit:nobody"),
        ("colour:red", "colour:red"),
        ("coverage>60 credit:none", ""),
        ("coverage>60%", ""),
        ('-source:"daily lantern"', ""),
        ("10:30 https://news.example a=", "a="),
    ],
)
def test_a_condition_that_is_none_is_named(asked, odd, harbour, visit):
    """What looks like a condition and is none is named beside the count; nothing else is."""
    opened = visit(harbour, "#/table")
    opened.tab.fill("#filter", asked)
    count, _, named = opened.tab.inner_text("#shown").partition("; not understood: ")
    assert re.fullmatch(r"\d+ lines? of \d+", count)
    assert named == odd


def test_the_keyboard_stays_where_it_was_when_sides_are_swapped(harbour, visit):
    """After a swap the next passage is a key away: focus is not lost with the sides."""
    opened = visit(harbour, "#/pair/0")
    opened.tab.focus("#pair-title")
    passages = len(harbour.lineage.derivations[0].spans)
    for key, passage in (("n", 1), ("s", 1), ("n", 2), ("s", 2), ("p", 1)):
        opened.tab.keyboard.press(key)
        assert opened.tab.inner_text(".where").startswith(f"Passage {passage} of {passages}")
        assert opened.tab.evaluate("document.activeElement.className").startswith("chip")


def test_a_view_left_before_it_is_drawn_says_nothing(harbour, visit):
    """What was to follow a text on the screen finds it gone, and makes no message."""
    opened = visit(harbour)
    gone = "addEventListener('hashchange', () => document.querySelectorAll('section.view').forEach(v => { v.hidden = true; }), { once: true })"
    for route in ("#/article/0", "#/pair/0"):
        opened.tab.evaluate(f"route => {{ {gone}; location.hash = route; }}", route)
        opened.tab.wait_for_timeout(100)
    assert opened.said == []


@pytest.mark.parametrize("hash_", ["#/%E0%A4%A", "#/article/99999", "#/pair/x", "#%"])
def test_an_address_that_names_nothing_shows_the_stories(hash_, harbour, visit):
    """A mistyped address gives the first view and no error."""
    opened = visit(harbour, hash_)
    assert opened.tab.locator("#view-overview").is_visible()
    assert opened.said == []


@pytest.mark.parametrize(
    ("probability", "heading", "title"),
    [(0.69, "may take text from", "and a possible source:"), (0.7, "takes text from", "and its source:")],
)
def test_an_unsure_derivation_is_not_told_for_certain(probability, heading, title, visit):
    """Below "likely" the headings say that a text may come from another, not that it does."""
    lineage = fiction.copies(1)
    links = tuple(replace(one, probability=probability) for one in lineage.derivations)
    opened = visit(page(replace(lineage, derivations=links)), "#/evidence")
    assert f" {heading} " in opened.tab.inner_text("#claim-0-title")
    opened.go("#/pair/0")
    assert f" {title} " in opened.tab.inner_text("#pair-title")


SURE_OR_NOT = [(0.6981, "0.70"), (0.6949, "0.69"), (0.7, "0.70"), (0.7049, "0.70"), (0.7051, "0.71")]


@pytest.mark.parametrize(("probability", "printed"), SURE_OR_NOT)
def test_what_is_drawn_goes_by_what_is_printed(probability, printed, visit):
    """Dashes, "may", words, filters and the threshold judge a probability, and a coverage, as the page prints it."""
    lineage = fiction.copies(1)
    links = tuple(
        replace(one, probability=probability, coverage_child=probability) for one in lineage.derivations
    )
    opened = visit(page(replace(lineage, derivations=links)))
    sure = printed >= "0.70"
    assert opened.tab.locator(".story .edge.unsure").count() == (0 if sure else len(links))
    assert ("may have reached" in opened.tab.inner_text(".lead")) is not sure
    opened.go("#/evidence")
    assert (" may take text from " in opened.tab.inner_text("#claim-0-title")) is not sure
    assert f"{'likely' if sure else 'possible'} {printed}" in opened.tab.inner_text("#claim-0 .facts")
    opened.go("#/table")
    assert opened.tab.locator("#lines tbody td:nth-child(9)").last.inner_text() == printed
    for asked, kept in (
        ("probability>0.7", printed > "0.70"),
        ("probability>=0.7", sure),
        ("probability>70", printed > "0.70"),
        ("probability<0.7", not sure),
        ("probability=0.7", printed == "0.70"),
        ("coverage>70", printed > "0.70"),
        ("coverage>=70", sure),
        ("coverage=70", printed == "0.70"),
    ):
        opened.tab.fill("#filter", asked)
        assert opened.tab.locator("#lines tbody tr:not([hidden])").count() == (len(links) if kept else 0), (
            asked
        )
    opened.tab.fill("#filter", "")
    for measure in ("coverage", "probability"):
        opened.tab.select_option("#measure", measure)
        opened.tab.locator("#threshold").evaluate(
            "e => { e.value = 70; e.dispatchEvent(new Event('input')); }"
        )
        told = opened.tab.inner_text("#recount")
        assert told.startswith(f"{len(links) if sure else 0} derivation")


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("uncredited", ["uncredited", "quoted without credit"]),
        ("misattributed", ["misattributed", "quoted, misattributed"]),
        ("unverified", ["unverified", "quoted, unverified"]),
    ],
)
def test_a_match_group_accuses_of_no_more_than_the_json(credit, names, visit):
    """Who credits another outlet, or none that can be checked, is not called uncredited."""
    lineage = fiction.copies(1)
    links = tuple(replace(one, credit=credit) for one in lineage.derivations)
    opened = visit(page(replace(lineage, derivations=links)), "#/article/1")
    labels = opened.tab.locator(".switches fieldset").first.locator("label").all_inner_texts()
    assert [one.strip() for one in labels] == ["credited", names[0], "quoted and credited", names[1]]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [({"calibrated": True}, "calibrated on simulated stories"), ({}, "not calibrated")],
)
def test_each_view_says_what_its_probabilities_are(parameters, told, visit):
    """Stories, evidence and record say whether probabilities are calibrated, and on what."""
    opened = visit(page(replace(fiction.copies(1), parameters=parameters)))
    for route in ("#/", "#/evidence", "#/record"):
        opened.go(route)
        assert told in opened.tab.inner_text("main")


def test_the_threshold_recounts_the_json(fixtures, visit):
    """Moving the threshold counts the derivations of at least so much coverage, or probability, and hides the rest."""
    opened = visit(fixtures, "#/table")
    for measure, value in (("coverage", 60), ("probability", 95), ("coverage", 0)):
        opened.tab.select_option("#measure", measure)
        opened.tab.locator("#threshold").evaluate(
            "(e, v) => { e.value = v; e.dispatchEvent(new Event('input')); }", value
        )
        field = "coverage_child" if measure == "coverage" else measure
        all_ = fixtures.document["derivations"]
        printed = {
            "coverage_child": read,
            "probability": lambda one: round(100 * float(phrases.probability(one))),
        }
        above = [one for one in all_ if printed[field](one[field]) >= value]
        without = sum(one["credit"] == "uncredited" for one in above)
        told = opened.tab.inner_text("#recount")
        assert told.startswith(f"{len(above)} derivations of {len(all_)}, {without} uncredited")
        assert f"{len({one['child'] for one in above})} articles took text" in told
    assert opened.tab.locator("#bars rect").count() == 20


def test_columns_sort(fixtures, visit):
    """A head's button sorts by the JSON's number, largest first, and again the other way; what has none comes last."""
    opened = visit(fixtures, "#/table")
    values = [one["coverage_child"] for one in fixtures.document["derivations"]]
    for turned, order in ((True, "descending"), (False, "ascending")):
        opened.tab.click("th[data-key=coverage] button")
        assert opened.tab.get_attribute("th[data-key=coverage]", "aria-sort") == order
        rows = opened.tab.evaluate(
            "[...document.querySelectorAll('#lines tbody tr')].map(r => r.dataset.derivation === undefined ? null : +r.dataset.derivation)"
        )
        sorted_ = [values[n] for n in rows if n is not None]
        assert sorted_ == sorted(values, reverse=turned)
        assert all(n is None for n in rows[len(sorted_) :])


def test_everything_is_reached_by_keyboard(fixtures, visit):
    """From the top, the skip link, the views, an article, a passage's number and the other text are reached by keys alone."""
    opened = visit(fixtures)
    tab = opened.tab
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    tab.reload()
    tab.wait_for_function("document.documentElement.dataset.shown !== undefined")
    for _ in range(4):
        tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.dataset.view") == "table"
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(100)
    assert tab.evaluate("document.activeElement.id") == "table-title"
    assert tab.locator("#view-table").is_visible()
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("(document.activeElement.getAttribute('href') || '').startsWith('#/pair/')"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(200)
    assert tab.locator("#view-pair").is_visible()
    assert tab.evaluate("document.activeElement.id") == "pair-title"


def test_keys_step_through_the_passages(fixtures, visit):
    """In the pair view n and p go on and back, and s swaps the sides; both panes show the same passage."""
    derivations = fixtures.lineage.derivations
    place = max(range(len(derivations)), key=lambda n: (len(derivations[n].spans), n))
    opened = visit(fixtures, f"#/pair/{place}")
    tab = opened.tab
    tab.focus("#view-pair .sheet >> nth=0")
    many = len(derivations[place].spans)
    assert many > 2
    for key, at in (("n", 1), ("n", 2), ("p", 1), ("p", many)):
        tab.keyboard.press(key)
        assert tab.inner_text("#view-pair .where").startswith(f"Passage {at} of {many}")
    for pane in tab.locator("#view-pair .pane").all():
        assert pane.locator(".now").count() >= 1
    sides = tab.locator("#view-pair .pane").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    tab.keyboard.press("s")
    assert (
        tab.locator("#view-pair .pane").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        == sides[::-1]
    )
    tab.go_back()


def test_both_texts_are_scrolled_together(visit):
    """A passage's number brings it up on both sides, and whichever side is scrolled, the other follows."""
    parts = [f"Passage {place} of the harbour master's report. " * 12 for place in range(1, 6)]
    ours, theirs = "\n\n".join(parts), "\n\n".join(f"{'Nothing of it. ' * 60}\n\n{part}" for part in parts)
    spans = fiction.shared(ours, theirs, *((part.strip(), part.strip(), "verbatim") for part in parts))
    articles = (fiction.judged("c", ours), fiction.judged("p", theirs))
    link = fiction.derivation("p", "c", "copy", 0.9, spans=spans)
    lineage = fiction.Lineage(
        articles, (), (link,), (), (fiction.Story("s", ("c", "p"), ("p",), ()),), (), {}
    )
    opened = visit(page(lineage, {}), "#/pair/0", viewport={"width": 1280, "height": 520})
    sheets = opened.tab.locator("#view-pair .sheet")
    tops = "all => all.map(one => one.scrollTop)"
    assert sheets.evaluate_all(tops) == [0, 0]
    offsets = """all => all.map(one => {
        const chip = [...one.querySelectorAll('.chip')].find(c => c.textContent === '5');
        return Math.round(chip.getBoundingClientRect().top - one.getBoundingClientRect().top);
    })"""
    sheets.first.locator(".chip", has_text="5").click()
    opened.tab.wait_for_timeout(300)
    high = sheets.first.evaluate("one => one.clientHeight")
    assert all(0 <= top <= high for top in sheets.evaluate_all(offsets))
    for side in (0, 1):
        before = sheets.evaluate_all(tops)[1 - side]
        sheets.nth(side).evaluate("one => { one.scrollTop = 0; }")
        opened.tab.wait_for_timeout(300)
        assert sheets.evaluate_all(tops)[1 - side] < before
        sheets.nth(side).evaluate("one => { one.scrollTop = one.scrollHeight; }")
        opened.tab.wait_for_timeout(300)
        assert sheets.evaluate_all(tops)[1 - side] > 0


def test_differing_words_are_marked(harbour, visit):
    """In a nearly equal passage just the words that differ are marked, on either side."""
    place = next(
        n for n, d in enumerate(harbour.lineage.derivations) if (d.parent, d.child) == ("a-wire", "b-lantern")
    )
    opened = visit(harbour, f"#/pair/{place}")
    assert opened.tab.locator("#view-pair .sheet del").all_inner_texts() == ["shut"]
    assert opened.tab.locator("#view-pair .sheet ins").all_inner_texts() == ["closed"]


def test_credits_lead_to_what_they_cover(fixtures, visit):
    """A credit in the text is pressed, and the words that it covers light up; pressed again, they do not."""
    articles = fixtures.beside["articles"]
    roles = fixtures.document["articles"]
    place, which = next(
        (n, k)
        for n, one in enumerate(articles)
        for k, covers in enumerate(one["covers"])
        if covers and roles[n]["credits"][k]["role"] != "photo"
    )
    opened = visit(fixtures, f"#/article/{place}")
    credit = opened.tab.locator(f"#credit-{which}")
    credit.click()
    assert opened.tab.locator(".sheet .lit").count() >= 1
    credit.click()
    assert opened.tab.locator(".sheet .lit").count() == 0


def test_moved_passages_are_marked(visit):
    """Of three passages of which the last stands first in the source, one is marked as moved."""
    parts = ["The quay opens in May. ", "The crane is gone. ", "Herring is dear. "]
    ours, theirs = "".join(parts), "".join(parts[1:] + parts[:1])
    spans = fiction.shared(ours, theirs, *((part.strip(), part.strip(), "verbatim") for part in parts))
    link = fiction.derivation("p", "c", "copy", 0.9, spans=spans)
    articles = (fiction.judged("c", ours), fiction.judged("p", theirs))
    lineage = fiction.Lineage(
        articles, (), (link,), (), (fiction.Story("s", ("c", "p"), ("p",), ()),), (), {}
    )
    opened = visit(page(lineage, {}), "#/pair/0")
    assert opened.tab.locator("#view-pair .sheet .chip.moved").all_inner_texts() == ["1↕", "1↕"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_no_violation(scheme, width, fixtures, visit):
    """In every view, wide and narrow, light and dark, axe-core finds nothing against WCAG 2.2 AA or its best practices."""
    from axe_playwright_python.sync_playwright import Axe

    opened = visit(fixtures, color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    for route in VIEWS:
        opened.go(route)
        opened.tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        told = Axe().run(opened.tab)
        assert told.violations_count == 0, f"{route}: {told.generate_report()[:3000]}"


def test_nothing_is_wider_than_a_telephone(fixtures, visit):
    """At 390 pixels no view scrolls sideways as a whole."""
    opened = visit(fixtures, viewport={"width": 390, "height": 844})
    for route in VIEWS:
        opened.go(route)
        assert opened.tab.evaluate("document.documentElement.scrollWidth") == 390, route


def test_texts_carry_their_language_and_direction(visit):
    """A text says its language, and each paragraph takes its direction from its own letters."""
    lineage = fiction.Lineage(
        (fiction.judged("x", "أعلن مجلس الميناء أن الرصيف سيفتح.\n\nThe quay opens.", language="ar"),),
        (), (), (), (fiction.Story("x", ("x",), ("x",), ()),), (), {},
    )  # fmt: skip
    opened = visit(page(lineage, {}), "#/article/0")
    sheet = opened.tab.locator("#view-article .sheet")
    assert sheet.get_attribute("lang") == "ar"
    assert sheet.locator("p").evaluate_all("all => all.map(p => getComputedStyle(p).direction)") == [
        "rtl",
        "ltr",
    ]


def test_it_prints(fixtures, visit):
    """Each view prints as a PDF, with the whole text and without the tools."""
    opened = visit(fixtures)
    for route in ("#/", "#/article/1", "#/evidence"):
        opened.go(route)
        assert opened.tab.pdf(format="A4").startswith(b"%PDF")
    opened.go("#/table")
    opened.tab.emulate_media(media="print")
    assert not opened.tab.locator("#filter").is_visible()
    assert opened.tab.locator("#lines").is_visible()


def test_paper_shows_what_the_screen_folds(fixtures, visit):
    """Before printing what is folded in a view opens, and folds again afterwards; heads are no buttons, links no words."""
    opened = visit(fixtures)
    folded = (
        "[...document.querySelectorAll('section.view:not([hidden]) details')].filter(d => !d.open).length"
    )
    for route in ("#/", "#/article/1", "#/record"):
        opened.go(route)
        before = opened.tab.evaluate(folded)
        assert before > 0
        assert opened.tab.evaluate(f"dispatchEvent(new Event('beforeprint')), {folded}") == 0
        assert opened.tab.evaluate(f"dispatchEvent(new Event('afterprint')), {folded}") == before
    opened.tab.emulate_media(media="print")
    assert (
        opened.tab.eval_on_selector("#lines thead button", "one => getComputedStyle(one).display")
        == "contents"
    )
    opened.go("#/evidence")
    assert opened.tab.locator(".facts a").count() > 0
    assert not opened.tab.locator(".facts a").first.is_visible()


def test_a_date_on_the_clock_is_not_cut(fixtures, visit):
    """Every mark of every timeline lies whole within its drawing."""
    opened = visit(fixtures)
    opened.tab.evaluate("document.querySelectorAll('.times').forEach(one => { one.open = true; })")
    cut = opened.tab.evaluate("""() => [...document.querySelectorAll('.timeline .day')].filter((one) => {
        const [mark, whole] = [one.getBoundingClientRect(), one.ownerSVGElement.getBoundingClientRect()];
        return mark.left < whole.left || mark.right > whole.right;
    }).map((one) => one.textContent)""")
    assert cut == []


def test_only_differences_that_are_there_are_explained(harbour, visit):
    """The key of a pair speaks of words in one text only where such are marked."""
    for place, one in enumerate(harbour.lineage.derivations):
        opened = visit(harbour, f"#/pair/{place}")
        marked = opened.tab.locator("#view-pair .sheet del, #view-pair .sheet ins").count() > 0
        assert opened.tab.locator("#view-pair .legend del").count() == int(marked)
        if one.parent.startswith("unseen:"):
            assert "the source was not supplied" in opened.tab.inner_text("#view-pair .changes")


def test_a_pair_shows_the_credits(harbour, visit):
    """With both texts side by side each credit of either is underlined, but for those of photographs, and explained."""
    articles = {one["id"]: one for one in harbour.document["articles"]}
    marked = 0
    for place, one in enumerate(harbour.lineage.derivations):
        opened = visit(harbour, f"#/pair/{place}")
        for side, label in ((one.child, "Copy"), (one.parent, "Source")):
            found = articles.get(side, {"credits": []})["credits"]
            wanted = "".join(credit["text"] for credit in found if credit["role"] != "photo")
            told = opened.tab.locator(
                f"#view-pair .pane[aria-label={label}] .sheet .credit"
            ).all_inner_texts()
            assert "".join(told) == wanted
            marked += len(told)
        assert opened.tab.locator("#view-pair .legend .credit").count() == int(
            opened.tab.locator("#view-pair .sheet .credit").count() > 0
        )
    assert marked > 0


def test_a_line_of_a_graph_leads_to_its_texts(fixtures, visit):
    """A click on an edge, or a little beside it, opens the two texts of that very derivation."""
    opened = visit(fixtures)
    edges = opened.tab.locator(".story .edge").evaluate_all("all => all.map(one => one.dataset.edge)")
    assert sorted(map(int, edges)) == list(range(len(fixtures.lineage.derivations)))
    middle = """one => {
        const at = one.getPointAtLength(one.getTotalLength() - 8).matrixTransform(one.getScreenCTM());
        return [at.x, at.y];
    }"""
    for place, beside in ((0, 0), (3, 4)):
        opened.go("#/")
        edge = opened.tab.locator(".story .edge").nth(place)
        edge.scroll_into_view_if_needed()
        x, y = edge.evaluate(middle)
        opened.tab.mouse.click(x, y + beside)
        assert opened.tab.evaluate("location.hash") == f"#/pair/{edges[place]}"
