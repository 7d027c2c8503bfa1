"""Addresses of articles: which are any, and which two are the same page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tracer.sources.instants import BadDate, days_of

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 2_000  # code points; what browsers and servers agree on
_HOST = re.compile(r"^(?:m|mobile|amp|wap)\.(?=[^.]+\.[^.]+)")
_AMP_END = re.compile(r"(?:/amp/?|/amp\.html|\.amp|\.amp\.html)$")
_AMP_QUERY = {"amp", "outputtype", "amp_js_v", "usqp", "amp_gsa"}
_DATED = re.compile(r"/(20[0-3]\d|19\d\d)(?:([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})|(\d\d)(\d\d))(?=[/_-]|$)")
_MONTH = {
    m: i
    for i, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}


def stated_address(value: object) -> str | None:
    """Return the value as an http(s) address, None when it is none."""
    if not isinstance(value, str):
        return None
    address = value.strip()
    if len(address) > LONGEST or any(c.isspace() or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and host and "." in host else None


def canonical_address(address: str) -> str | None:
    """Return one form for all addresses of the same page: no tracking, no AMP or mobile form, https.

    courlan's `clean_url`, then the rules that it lacks. None when the address is not usable.
    """
    from courlan import clean_url

    cleaned = clean_url(address)
    if not cleaned:
        return None
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k.lower() not in _AMP_QUERY]
    path = _AMP_END.sub("", parts.path)
    if path.startswith("/amp/"):
        path = path[4:]
    return urlunsplit(("https", _HOST.sub("", parts.netloc), path.rstrip("/"), urlencode(query), ""))


def dated_address(address: str) -> tuple[datetime, datetime] | None:
    """Return the day that the path of the address names (`/2024/02/08/`, `/2024/feb/8/`), if it does."""
    found = _DATED.search(urlsplit(address).path.lower())
    if not found:
        return None
    month, day = found[3] or found[5], found[4] or found[6]
    try:
        return days_of(int(found[1]), _MONTH.get(month) or int(month), int(day))
    except (BadDate, ValueError):  # "/2024/mix/12/"
        return None


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one registered domain (`m.example.co.uk` and `www.example.co.uk`)."""
    from courlan import extract_domain

    try:
        hosts = [_HOST.sub("", (urlsplit(url).hostname or "").removeprefix("www.")) for url in (one, other)]
    except ValueError:
        return False
    if hosts[0] == hosts[1] and hosts[0]:
        return True
    left, right = extract_domain(one), extract_domain(other)
    return left is not None and left == right
