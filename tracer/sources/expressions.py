"""trafilatura's expressions for parts of a page, with the same answers in less time.

Much of its time goes into `.//*[re:test(@class, '...')]`, a call from libxml2 into Python for every element. Two things save most of it:
a test is asked only of elements that have the attribute, and given its words instead of a list of nodes; and where an expression asks for
nothing but words in classes and ids, the page's classes and ids are looked at first, which libxml2 lists at once.
What is not of a form that we know is left as it is.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = {
    "trafilatura.main_extractor": (
        "BODY_XPATH",
        "OVERALL_DISCARD_XPATH",
        "DISCARD_IMAGE_ELEMENTS",
        "TEASER_DISCARD_XPATH",
    ),
    "trafilatura.core": ("RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH"),
}
_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_WORDS = etree.XPath(".//@class|.//@id", smart_strings=False)
_TEST = re.compile(r"re:test\((@[\w-]+)(?:\|(@[\w-]+))?,\s*'([^']*)'(,\s*'i')?\)")
_BOTH = r"@(?:id|class)(?:\|@(?:id|class))?"
_ASKED = (
    rf"(?:re:test\({_BOTH},\s*'[^']*'\)|contains\({_BOTH},\s*'[^']*'\)"
    rf"|contains\(translate\({_BOTH},\s*'[A-Z]+',\s*'[a-z]+'\),\s*'[a-z]*'\))"
)
# any element, of some names perhaps, for whose class or id one of these holds; what follows can only take some away
_PLAIN = re.compile(
    rf"\s*\.//\*(?:\[[\w:\s]+\])?\[\s*({_ASKED}(?:\s+or\s+{_ASKED})*)\s*\]\s*(?:\[(?:'[^']*'|[^\[\]'])*\])?\s*"
)
_PART = re.compile(r"(re:test|contains)\((translate\([^)]*\)|@[^,]*),\s*'([^']*)'\)")


@contextmanager
def quickened() -> Iterator[None]:
    """Have trafilatura use the quicker expressions; not for several threads at once."""
    lists: list[list[Any]] = []  # of expressions, as long as trafilatura has them so
    for module, names in _LISTS.items():
        holder = import_module(module)
        lists += [found for name in names if isinstance(found := getattr(holder, name, None), list)]
    before = [list(found) for found in lists]
    for found in lists:
        found[:] = [quicker(one.path) if type(one) is etree.XPath else one for one in found]
    try:
        yield
    finally:
        for found, was in zip(lists, before, strict=True):
            found[:] = was


class Quick(NamedTuple):
    """An expression, and the pattern of a class or id without which it finds nothing, if there is one."""

    path: str
    expression: etree.XPath
    needed: re.Pattern[str] | None

    def __call__(self, tree: etree._Element) -> list[etree._Element]:
        """Return the elements that the expression finds below this one."""
        if self.needed and not any(map(self.needed.search, set(_WORDS(tree)))):
            return []
        found: list[etree._Element] = self.expression(tree)
        return found


@cache
def quicker(path: str) -> Quick:
    """Return an expression that finds what `path` finds."""
    return Quick(path, etree.XPath(_TEST.sub(_guarded, path), namespaces=_NAMESPACES), needed_by(path))


def needed_by(path: str) -> re.Pattern[str] | None:
    """Return what the class or id of an element must match for `path` to find it; None where that cannot be told."""
    plain = _PLAIN.fullmatch(path)
    if not plain:
        return None
    patterns = [
        words if test == "re:test" else f"(?i:{re.escape(words)})" if of[0] == "t" else re.escape(words)
        for test, of, words in _PART.findall(plain[1])
    ]
    return re.compile("|".join(f"(?:{pattern})" for pattern in dict.fromkeys(patterns)))


def _guarded(test: re.Match[str]) -> str:
    """Return a test that is asked only of elements with the attribute."""
    first, second, pattern, flags = test.groups()
    if re.search(pattern, ""):
        return test[0]  # holds without the attribute, too
    if second:  # the words of whichever stands first
        return f"(({first} or {second}) and {test[0]})"
    return f"({first} and re:test(string({first}), '{pattern}'{flags or ''}))"
