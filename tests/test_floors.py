"""The house's floors: imports go to a lower floor only, and folders of floor 1 know nothing of each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "tracer"
FLOORS = {
    **dict.fromkeys(("records", "spans", "params", "errors"), 0),
    **dict.fromkeys(("text", "credit", "sketch", "align", "lineage", "outlets", "metrics", "render"), 1),
    **dict.fromkeys(("sources", "index", "engine"), 2),
    "pipeline": 3,
    "questions": 4,
    "cli": 5,
}
FILES = sorted(path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem in FLOORS)


def room(module: str) -> str | None:
    """Return the room (first name below `tracer`) that a dotted module lies in."""
    parts = module.split(".")
    return parts[1] if parts[0] == "tracer" and len(parts) > 1 else None


def imported(path: Path) -> set[str]:
    """Return the rooms that a file imports from, wherever the import stands in it."""
    rooms: set[str | None] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            rooms |= {room(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            rooms |= {room(f"{node.module}.{alias.name}") for alias in node.names}
    return {name for name in rooms if name in FLOORS}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_go_down(path: Path) -> None:
    """A file imports from its own room or from a lower floor, never from its own floor's other rooms."""
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert own in FLOORS, f"{own} has no floor"
    for name in imported(path) - {own}:
        below = FLOORS[name] < FLOORS[own]
        both_records = FLOORS[name] == FLOORS[own] == 0
        assert below or both_records, f"{own} (floor {FLOORS[own]}) imports {name} (floor {FLOORS[name]})"


@pytest.mark.parametrize(
    "name", ["align", "credit", "lineage", "metrics", "outlets", "render", "sketch", "text"]
)
def test_rooms_have_no_cycles(name: str) -> None:
    """Within one room no two files import each other, directly or in a ring."""
    graph: dict[str, set[str]] = {}
    for path in (ROOT / name).rglob("*.py"):
        module = ".".join(("tracer", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        graph[module] = {
            target
            for node in ast.walk(_without_type_checking(ast.parse(path.read_text(encoding="utf-8"))))
            if isinstance(node, ast.ImportFrom) and node.module
            for target in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
            if target.startswith(f"tracer.{name}.")
        }
    done: set[str] = set()
    for start in graph:
        _visit(start, graph, (), done)


def _visit(module: str, graph: dict[str, set[str]], path: tuple[str, ...], done: set[str]) -> None:
    assert module not in path, f"imports in a ring: {' -> '.join((*path, module))}"
    if module in done:
        return
    for target in sorted(graph.get(module, ())):
        _visit(target, graph, (*path, module), done)
    done.add(module)


def _without_type_checking(tree: ast.Module) -> ast.Module:
    """Drop `if TYPE_CHECKING:` blocks: they import nothing at run time."""
    tree.body = [
        node
        for node in tree.body
        if not (
            isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        )
    ]
    return tree
