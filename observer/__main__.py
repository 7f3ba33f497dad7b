"""The program's entry: the command line, with errors in one sentence each."""

from __future__ import annotations

import io
import sys

from observer.errors import UserError

EXIT_USER_ERROR = 2
EXIT_BUG = 1


def main() -> None:
    """Runs the command line and leaves with its exit status."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    from observer.cli import cli
    from observer.commands.terminal import printable

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # where the system's encoding lacks a character
    try:
        cli(prog_name="observer")
    except UserError as error:
        print(f"observer: {printable(str(error))}", file=sys.stderr)
        sys.exit(EXIT_USER_ERROR)
    except Exception as error:  # noqa: BLE001 - a bug is reported, never swallowed
        from observer.crash import write_report

        what = printable(f"{type(error).__name__}: {error}")
        print(f"observer: {what}", file=sys.stderr)
        print(f"observer: this is a bug; the report is in {write_report(error)}", file=sys.stderr)
        sys.exit(EXIT_BUG)


if __name__ == "__main__":
    main()
