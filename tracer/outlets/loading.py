"""Reading the registry's TOML, the built-in one and a user's, and merging one over the other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from tracer.errors import UsageError
from tracer.outlets.registry import Registry
from tracer.records import Outlet

BUILT_IN = Path(__file__).with_name("outlets.toml")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LISTS = ("names", "domains", "marks", "residues")
TEXTS = ("id", "name", "kind", "owner", "country")
LARGEST_FILE = 10_000_000  # bytes; a hundred times the built-in registry


def load(user_file: Path | None = None) -> Registry:
    """Return the built-in registry, with the outlets of `user_file` merged over it.

    An id that is already known keeps what the file does not give; given texts replace, given lists extend.
    Raises UsageError, in one line, for a file that cannot be read or does not hold outlets.
    """
    known = {outlet.id: outlet for outlet in _built_in()}
    if user_file is None:
        return Registry(known.values())
    own = []
    for number, table in enumerate(_tables(user_file), start=1):
        fields = _checked(table, f"outlet {number} of {str(user_file)!r}")
        known[fields["id"]] = _merged(known.get(fields["id"]), fields)
        own.append(fields["id"])
    return Registry(known.values(), first=own)


@lru_cache(maxsize=1)
def _built_in() -> tuple[Outlet, ...]:
    tables = tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))["outlet"]
    return tuple(_merged(None, table) for table in tables)


def _tables(path: Path) -> list[object]:
    """Return the `[[outlet]]` tables of a user's file."""
    try:
        if not path.is_file():
            reason = "not a regular file" if path.exists() else "no such file"
            raise UsageError(f"outlets file {str(path)!r}: {reason}")
        if path.stat().st_size > LARGEST_FILE:
            raise UsageError(f"outlets file {str(path)!r}: larger than {LARGEST_FILE} bytes")
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"outlets file {str(path)!r}: not UTF-8 text") from error
    except RecursionError as error:
        raise UsageError(f"outlets file {str(path)!r}: nested too deeply") from error
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise UsageError(f"outlets file {str(path)!r}: {reason!r}") from error
    tables = data.pop("outlet", [])
    if data:
        raise UsageError(f"outlets file {str(path)!r}: unknown table {next(iter(data))!r}; use [[outlet]]")
    if not isinstance(tables, list):
        raise UsageError(f"outlets file {str(path)!r}: write [[outlet]], with two brackets")
    return tables


def _checked(table: object, where: str) -> dict[str, Any]:
    """Return the table when it is one outlet; raise UsageError otherwise."""
    if not isinstance(table, dict) or "id" not in table:
        raise UsageError(f"{where}: it has no id")
    for key, value in table.items():
        if key in TEXTS and (not isinstance(value, str) or not value.strip()):
            raise UsageError(f"{where}: {key} must be a text")
        if key in LISTS and not (
            isinstance(value, list) and all(isinstance(x, str) and x.strip() for x in value)
        ):
            raise UsageError(f"{where}: {key} must be a list of texts")
        if key not in TEXTS and key not in LISTS:
            raise UsageError(f"{where}: unknown field {key!r}; the fields are {', '.join(TEXTS + LISTS)}")
    if not ID.fullmatch(table["id"]):
        raise UsageError(f"{where}: id {table['id']!r} must be lower-case ASCII words joined by hyphens")
    kinds = get_args(get_type_hints(Outlet)["kind"])
    if table.get("kind", kinds[0]) not in kinds:
        raise UsageError(f"{where}: unknown kind {table['kind']!r}; the kinds are {', '.join(kinds)}")
    for pattern in table.get("residues", ()):
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise UsageError(f"{where}: residue {pattern!r} is no regular expression: {error}") from error
    return table


def _merged(known: Outlet | None, fields: dict[str, Any]) -> Outlet:
    """Return the outlet that these fields make, over what was known of it."""
    given = {**fields, "domains": [domain.strip().lower() for domain in fields.get("domains", ())]}
    base = known or Outlet(id=given["id"], name=given["id"], kind="site")
    changes: dict[str, Any] = {key: given[key] for key in TEXTS if key in given}
    for key in LISTS:
        changes[key] = tuple(dict.fromkeys((*getattr(base, key), *given.get(key, ()))))
    return replace(base, **changes)
