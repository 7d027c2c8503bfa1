"""The command `tracer`: its sub-commands, and what becomes of whatever goes wrong in them."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from typing import Annotated

import typer

from tracer import __version__
from tracer.cli import console, index, outlets
from tracer.cli.check import check
from tracer.cli.compare import compare
from tracer.cli.explain import explain
from tracer.cli.extract import extract
from tracer.cli.lineage import lineage
from tracer.cli.report import report
from tracer.errors import TracerError

COLLECT_AFTER = 100_000  # objects made and not freed between two searches for rings; some 10 MB
_INTERRUPTED = 130  # as shells report SIGINT
_BUG = 70  # EX_SOFTWARE of sysexits.h: never the user's fault

app = typer.Typer(
    name="tracer",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Who copied whom: a provenance and syndication tracer for news.",
)
app.command()(lineage)
app.command()(check)
app.command()(compare)
app.command()(explain)
app.command()(report)
app.command()(extract)
app.add_typer(index.app, name="index")
app.add_typer(outlets.app, name="outlets")


def _version(asked: bool) -> None:
    if asked:
        console.emit([f"tracer {__version__}\n"])
        raise typer.Exit


@app.callback()
def _tracer(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version and exit.",
            callback=_version,
            is_eager=True,
            show_default=False,
        ),
    ] = False,
) -> None:
    """Who copied whom: a provenance and syndication tracer for news."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    console.prepare_streams()
    # records refer to no one that refers back to them: looking for such rings every 700 of them is a fifth of the time of a large table
    gc.set_threshold(COLLECT_AFTER)
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        console.close_stdout()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; nothing is raised but what leaves on purpose."""
    try:
        returned = app(args=arguments, prog_name="tracer", standalone_mode=False)
    except TracerError as error:
        console.complain(str(error))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the last resort: one line instead of a traceback
        if hasattr(error, "format_message"):  # typer's own, whose class depends on its version
            return _wrong_usage(error)
        if os.environ.get("TRACER_DEBUG"):
            traceback.print_exc()
        else:
            console.complain(
                f"this is a bug in tracer, please report it: {type(error).__name__}: {str(error)[:300]} "
                "(TRACER_DEBUG=1 shows where)"
            )
        return _BUG
    return returned if isinstance(returned, int) else 0


def _wrong_usage(error: Exception) -> int:
    """Say in one line what is wrong with the command line and where its help is."""
    message = str(error.format_message()).strip()  # type: ignore[attr-defined]  # checked by the caller
    command = getattr(getattr(error, "ctx", None), "command_path", "tracer")
    if not message or "\n" in message:  # the help itself, for a command without arguments
        console.emit([message + "\n" if message else ""])
    else:
        console.complain(f"{message[:1].lower()}{message[1:].rstrip('.')}; see {command} --help")
    return int(getattr(error, "exit_code", 2))


if __name__ == "__main__":
    main()
