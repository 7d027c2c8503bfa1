"""The pairs file as scripts write it: odd names, line ends, missing files, offsets counted by hand."""

from __future__ import annotations

import json

from tests.align.test_harmless import COPIED
from tracer.cli.app import run

FILES = {
    "a.txt": COPIED,
    "crlf.txt": f"Old.\r\n\r\n{COPIED}",  # 8 code points before the copy
    "astral.txt": f"𝄞🎻 x\r\n{COPIED}",  # 6
    "é ñ.txt": COPIED,
    "-dash": COPIED,
    "[red]x": COPIED,
    "empty.txt": "",
}
ROWS = [
    "a.txt crlf.txt",
    "",
    "a.txt astral.txt",
    "a.txt none.txt",
    "a.txt a.txt",
    "a.txt a.txt",
    "é ñ.txt a.txt",
    "a.txt empty.txt",
    "-dash [red]x",
    "one",
    "crlf.txt astral.txt",
]


def test_every_line_is_answered_in_order_or_named(tmp_path, capsys):
    """Lines keep their order, a repeated pair is told twice, blank lines are none, each problem is one line; exit 1."""
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    pairs = tmp_path / "pairs"
    pairs.write_bytes("\r\n".join(ROWS).encode("utf-8-sig"))
    arguments = [
        "compare",
        "--pairs",
        str(pairs),
        "--left-root",
        str(tmp_path),
        "--right-root",
        str(tmp_path),
    ]
    code = run([*arguments, "--format", "jsonl", "--jobs", "1"])
    done = capsys.readouterr()
    told = [json.loads(line) for line in done.out.splitlines()]
    length = len(COPIED)
    assert [
        (one["left"], one["right"], one["spans"][0]["left"], one["spans"][0]["right"]) for one in told
    ] == [
        ("a.txt", "crlf.txt", [0, length], [8, 8 + length]),
        ("a.txt", "astral.txt", [0, length], [6, 6 + length]),
        ("a.txt", "a.txt", [0, length], [0, length]),
        ("a.txt", "a.txt", [0, length], [0, length]),
        ("é ñ.txt", "a.txt", [0, length], [0, length]),
        ("-dash", "[red]x", [0, length], [0, length]),
        ("crlf.txt", "astral.txt", [8, 8 + length], [6, 6 + length]),
    ]
    problems = done.err.splitlines()
    assert [
        key in line for key, line in zip(("none.txt", "empty.txt", "line 10"), problems, strict=True)
    ] == [True] * 3
    assert code == 1
