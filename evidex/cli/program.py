"""The program around the commands: how they are found, and how errors, Ctrl-C and closed pipes end it."""

from __future__ import annotations

import errno
import functools
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from evidex import __version__, plugs
from evidex.cli.socket import Command
from evidex.cli.stopping import stop
from evidex.cli.terminal import let_go_of, say
from evidex.errors import EvidexError, QuoteError, in_one_line

__all__ = ["app", "main"]

DONE, FAILED = 0, 2
STOPPED = -1
"""No exit code: the signal of Ctrl-C ends the program."""


class _PipeClosed(Exception):  # noqa: N818 - an event, not an error
    """Whoever reads our output reads no more."""


class _Stopped(Exception):  # noqa: N818 - an event, not an error
    """Ctrl-C, in a command of this name."""


class Program(TyperGroup):
    """A group of commands whose errors end as one sentence on stderr and exit code 2 (CONTRACT: exit codes)."""

    def main(self, args: Sequence[str] | None = None, *_: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        given = list(sys.argv[1:] if args is None else args)
        words = given[: given.index("--")] if "--" in given else given
        debug = "--debug" in words
        if debug:
            given.remove("--debug")
        code = self._guarded(given, debug, **extra)
        if code == STOPPED:
            stop()
        if standalone_mode:
            sys.exit(code)
        return code

    def make_context(self, *given: Any, **more: Any) -> Any:
        """As typer does, which prints --help and --version here, except that a closed pipe reaches `_guarded`."""
        try:
            return super().make_context(*given, **more)
        except BrokenPipeError as problem:
            raise _PipeClosed from problem

    def invoke(self, ctx: Any) -> Any:
        """As typer does, except that a closed pipe and Ctrl-C reach `_guarded` as they are."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as problem:
            raise _PipeClosed from problem
        except (KeyboardInterrupt, typer.Abort) as problem:
            raise _Stopped(ctx.invoked_subcommand) from problem
        return done

    def _guarded(self, args: list[str], debug: bool, **extra: Any) -> int:
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except QuoteError as problem:  # made by an extractor or rule, never by the input
            return _failed(_plainly(problem), debug)
        except EvidexError as problem:
            return _failed(str(problem), debug)
        except typer.TyperException as problem:
            context = getattr(problem, "ctx", None)
            path = context.command_path if context else "evidex"
            return _failed(f"{_sentence(problem.format_message())} See '{path} --help'.", debug)
        except (_Stopped, typer.Abort) as problem:
            goes_on = any(command.resumes for command in _commands() if command.name in problem.args)
            return _last_word("stopped; give the same command again to go on." if goes_on else "stopped.", STOPPED)
        except _PipeClosed:
            let_go_of(sys.stdout)
            return DONE
        except MemoryError:
            return _failed("the memory of this machine does not suffice; try fewer --jobs or a smaller input.", debug)
        except Exception as problem:  # noqa: BLE001 - the last net: the user is told in a sentence, never by a traceback
            return _failed(_plainly(problem), debug)
        return code if isinstance(code, int) else DONE


def _plainly(problem: Exception) -> str:
    """What went wrong, for one who can mend it: permissions and full disks are the user's, the rest is our fault."""
    if isinstance(problem, PermissionError):
        where = f"{problem.filename}: " if problem.filename else ""
        return f"{where}permission denied; check the permissions of the file and its folders."
    if (full := _of_full_disk(problem)) is not None:
        where = f"{full.filename}: " if full.filename else ""
        return f"{where}the disk is full; make room and give the same command again."
    who, advice = plugs.at_fault(problem)
    told = f"this is a fault of {who}, not of your input; {advice}; --debug prints more."
    return f"{in_one_line(problem).rstrip('.')}; {told}"


def _failed(sentence: str, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    return _last_word(sentence, FAILED)


def _last_word(sentence: str, code: int) -> int:
    try:
        say(sentence)
    except BrokenPipeError:  # what was printed before goes nowhere
        let_go_of(sys.stdout)
        say(sentence)
    return code


def _of_full_disk(problem: BaseException | None) -> OSError | None:
    """The error of a full disk that this is, or that it came of: libraries raise their own in its place."""
    while problem is not None:
        if isinstance(problem, OSError) and problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            return problem
        problem = problem.__cause__ or problem.__context__
    return None


def _sentence(message: str) -> str:
    told = " ".join(message.split()).replace("Value error, ", "")
    return told if told.endswith((".", "?", "!")) else told + "."


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"evidex {__version__}")
        raise typer.Exit


def _describe(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error (at any place).")] = False,
) -> None:
    """Structured claims from the literature, each with its place in the text, and checks worth reading.

    \b
    evidex run corpus -o outputs          a whole corpus: store, tables, report page
    evidex validate draft.md              what does not add up in one document
    evidex extract article.pdf            its claims, one JSON line each
    """
    del version, debug
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@functools.cache
def _commands() -> tuple[Command, ...]:
    return tuple(plugs.find("evidex.cli.commands", "COMMAND", Command))


def _build() -> typer.Typer:
    program = typer.Typer(
        name="evidex", cls=Program, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    program.callback(invoke_without_command=True)(_describe)
    for command in sorted(_commands(), key=lambda command: (command.place, command.name)):
        program.command(command.name, no_args_is_help=False)(command.run)
    return program


app = _build()


def main() -> None:
    """Run the command line program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="evidex")
