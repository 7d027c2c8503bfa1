"""docs/cli.md holds the help of every command; `UPDATE_DOCS=1 pytest tests/cli/test_docs.py` writes it there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent.parent / "docs" / "cli.md"
BLOCK = re.compile(r"(<!-- help:([a-z ]*) -->\n```text\n)(.*?)(```\n)", re.DOTALL)
COMMANDS = [
    "",
    "lineage",
    "check",
    "compare",
    "explain",
    "report",
    "extract",
    "index",
    "index add",
    "index remove",
    "index list",
    "index info",
    "index pairs",
    "index verify",
    "outlets",
    "outlets list",
    "outlets show",
    "outlets match",
]


def test_every_command_is_documented(tracer):
    """The page has a help block for each command that the help lists, and for no other."""
    listed = set()
    for group in ("", "index", "outlets"):
        told = tracer(*group.split(), "--help")[1].split("Commands:\n")[1]
        listed |= {
            f"{group} {line.split()[0]}".strip() for line in told.splitlines() if re.match(r"  \w", line)
        }
    assert listed | {""} == set(COMMANDS)
    assert [found[2].strip() for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_on_the_page_is_the_help(tracer, monkeypatch, command):
    """Each block on the page is what `--help` prints at 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    told = tracer(*command.split(), "--help")[1]
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_DOCS"):
        page = BLOCK.sub(
            lambda found: found[1] + told + found[4] if found[2].strip() == command else found[0], page
        )
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    shown = {found[2].strip(): found[3] for found in BLOCK.finditer(page)}
    assert shown[command].split() == told.split()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(tracer, command):
    """Every option of every command has a help text."""
    options = tracer(*command.split(), "--help")[1].split("Options:\n")[1].split("\n\n")[0]
    for option in re.split(r"\n(?=  -)", options.rstrip()):
        assert re.search(r"[A-Z][^\n]*\s[a-z]", option), option
