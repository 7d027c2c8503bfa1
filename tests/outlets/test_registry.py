from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.outlets import Registry, load
from tracer.records import Outlet

REGISTRY = load()

ADDRESSES = {
    "https://www.rt.com/news/592-harbour/": "rt",
    "rt.com": "rt",
    "RT.COM.": "rt",
    "http://m.rt.com:80/x": "rt",
    "rt.com:8080/news": "rt",
    "//amp.cnn.com/a": "cnn",
    "https://tass.com/world/1": "tass",
    "http://en.people.cn/n3/1.html": "peoples-daily",
    "http://english.people.com.cn/1.html": "peoples-daily",
    "https://abcnews.go.com/x": "abc-news",
    "https://tg24.sky.it/x": "sky-tg24",
    "https://news.sky.com/x": "sky-news",
    "https://notrt.com/": None,
    "https://rt.com.evil.example/": None,
    "https://rt.com@evil.example/": None,
    "https://evil.example\\@rt.com/": None,
    "https://evil.example/?u=https://rt.com": None,
    "mailto:desk@rt.com": None,
    "javascript://rt.com/%0aalert(1)": None,
    "https://[::1": None,
    "https://rt.com:99999999/": "rt",
    "com": None,
    ".": None,
    "": None,
    "\ud800": None,
    "a." * 100_000 + "rt.com": None,
}

NAMES = {
    "rt": "rt",
    "RT": "rt",
    "Russia Today": "rt",
    "ТАСС": "tass",
    "тасс": "tass",
    "РИА Новости": "ria-novosti",
    "Интерфакс": "interfax",
    "新华社": "xinhua",
    "新华网": "xinhua",
    "央视": "cctv",
    "环球时报": "global-times",
    "人民日报": "peoples-daily",
    "People’s Daily": "peoples-daily",
    "Associated Press": "ap",
    "the associated press": "ap",
    "  The   Associated\nPress ": "ap",
    "CNN (Web News)": "cnn",
    "NBC News (Online)": "nbc-news",
    "New York Times - News": "new-york-times",
    "Fox Online News": "fox-news",
    "BBC online": "bbc",
    "Newsmax.com": "newsmax",
    "bbc.co.uk": "bbc",
    "The Hill": "the-hill",
    "Hill": None,
    "The": None,
    "": None,
    "x" * 200_000: None,
}


@pytest.mark.parametrize(("url", "expected"), ADDRESSES.items(), ids=[url[:30] for url in ADDRESSES])
def test_addresses(url, expected):
    """An address belongs to the outlet whose domain its host ends in, whatever else stands in it."""
    found = REGISTRY.match_url(url)
    assert (found and found.id) == expected


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=[name[:30] for name in NAMES])
def test_names(name, expected):
    """A name belongs to one outlet in any letter case, with the decorations of data sets tolerated."""
    found = REGISTRY.match_name(name)
    assert (found and found.id) == expected


@settings(deadline=None)
@given(st.text())
def test_strange_input_never_raises(text):
    """Any text at all may be asked for, as an address, a name or an id."""
    REGISTRY.match_url(text)
    REGISTRY.match_url("http://" + text)
    REGISTRY.match_name(text)
    REGISTRY.get(text)


def test_longest_domain_wins():
    """An outlet of a sub-domain is told from that of the domain above it."""
    small = Registry(
        [
            Outlet(id="above", name="Above", kind="site", domains=("above.example",)),
            Outlet(id="below", name="Below", kind="site", domains=("below.above.example",)),
        ],
    )
    assert small.match_url("https://www.below.above.example/x").id == "below"
    assert small.match_url("https://low.above.example/x").id == "above"


def test_order_of_input_changes_nothing():
    """The registry is sorted by id, and a name claimed twice goes to the same outlet in any order."""
    pair = [
        Outlet(id="b", name="Twin", kind="site", domains=("twin.example",)),
        Outlet(id="a", name="Twin", kind="site", domains=("twin.example",)),
    ]
    for outlets in (pair, pair[::-1]):
        registry = Registry(outlets)
        assert [outlet.id for outlet in registry] == ["a", "b"]
        assert registry.match_name("twin").id == "a"
        assert registry.match_url("twin.example").id == "a"
    assert Registry(pair, first=["b"]).match_name("twin").id == "b"


def test_what_the_built_in_registry_holds():
    """At least 150 outlets of every kind, each id stable in form, and those that the contract names."""
    kinds = {outlet.kind for outlet in REGISTRY}
    assert len(REGISTRY) >= 150
    assert len(kinds) == 8
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", outlet.id) for outlet in REGISTRY)
    named = "rt tass ria-novosti cgtn xinhua sputnik kremlin interfax reuters ap afp newsweek bbc cnn"
    more = "global-times china-daily cctv peoples-daily pa dpa efe ansa kyodo getty"
    assert all(REGISTRY.get(id_) for id_ in f"{named} {more}".split())


def test_no_name_or_domain_stands_for_two_outlets():
    """Whoever reads a name or a domain of the registry is sent to one outlet."""
    for field in ("names", "domains"):
        owners = {}
        for outlet in REGISTRY:
            own = outlet.domains
            if field == "names":
                own = {name.casefold() for name in (outlet.id, outlet.name, *outlet.names, *outlet.marks)}
            for key in own:
                assert owners.setdefault(key, outlet.id) == outlet.id, key


def test_domains_are_bare_lower_case_hosts():
    """No domain carries a scheme, a path or a capital, and every one leads back to its outlet."""
    for outlet in REGISTRY:
        for domain in outlet.domains:
            assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", domain)
            assert REGISTRY.match_url(f"https://www.{domain}/x") == outlet


def test_owners_that_look_like_ids_are_ids():
    """An owner in lower case is an outlet of the registry."""
    for outlet in REGISTRY:
        if outlet.owner and outlet.owner.islower():
            assert REGISTRY.get(outlet.owner), outlet.owner


def test_residues_run_in_linear_time():
    """No residue pattern of the registry takes more than a moment on a hostile line."""
    hostile = [
        "a-" * 100_000,
        "(Reporting by " * 15_000,
        "PTI AB" * 30_000,
        "news week is committed to " * 8_000,
    ]
    patterns = [re.compile(pattern, re.MULTILINE) for outlet in REGISTRY for pattern in outlet.residues]
    began = time.perf_counter()
    for line in hostile:
        for pattern in patterns:
            assert sum(1 for _ in pattern.finditer(line)) <= len(line)
    assert time.perf_counter() - began < 10
