"""manage.py ingest PATH… [--sources FILE] [--source NAME] [--dry-run] [--json]"""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from corpus_app.ingest import ACCEPTED, RawFile, Refused, Report, SourceList, ingest, read_source_list
from corpus_app.ingest.folders import files_at
from corpus_app.ingest.printed import as_json, as_line, closing_line

REFUSED, MISUSED = 1, 2  # exit codes


class Command(BaseCommand):
    help = f"Bring documents in, out of files and folders. Accepted are: {', '.join(ACCEPTED)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of them")
        parser.add_argument(
            "--sources", type=Path, metavar="FILE", help="JSON list: which source each file is from"
        )
        parser.add_argument(
            "--source", default="", metavar="NAME", help="who published what the list leaves open"
        )
        parser.add_argument("--dry-run", action="store_true", help="read everything, store nothing")
        parser.add_argument(
            "--json", action="store_true", help="one JSON object a line, and nothing else, on stdout"
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        for stream in (self.stdout, self.stderr):
            if hasattr(stream, "reconfigure"):  # a terminal without Unicode must not end the run half way
                stream.reconfigure(errors="backslashreplace")
        sources = _read_list(options["sources"])
        files, passed_over = _files(paths)
        report = Report(sources)
        self._print(files, report, **{name: options[name] for name in ("source", "dry_run", "json")})
        self._close(report, passed_over, dry_run=options["dry_run"], to_stderr=options["json"])

    def _print(
        self, files: Iterable[RawFile], report: Report, *, source: str, dry_run: bool, json: bool
    ) -> None:
        try:
            outcomes = ingest(files, sources=report.sources, source=source, dry_run=dry_run)
        except Refused as refused:
            raise CommandError(refused.reason, returncode=MISUSED) from None
        for outcome in report.following(outcomes):
            self.stdout.write(as_json(outcome) if json else as_line(outcome, dry_run=dry_run))

    def _close(self, report: Report, passed_over: list[str], *, dry_run: bool, to_stderr: bool) -> None:
        out = self.stderr if to_stderr else self.stdout
        for sentence in [*passed_over, *report.notes(), closing_line(report, dry_run=dry_run)]:
            out.write(sentence, _as_it_is)
        if report.refused:
            raise CommandError(f"{report.refused} refused: see above for why.", returncode=REFUSED)


def _as_it_is(text: str) -> str:
    """What goes to stderr here is no error: not in red."""
    return text


def _read_list(path: Path | None) -> SourceList | None:
    if path is None:
        return None
    try:
        return read_source_list(Path(path).read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=MISUSED) from None
    except Refused as refused:
        raise CommandError(f"{path}: {refused.reason}", returncode=MISUSED) from None


def _files(paths: Iterable[Path]) -> tuple[list[RawFile], list[str]]:
    try:
        return files_at(paths)
    except FileNotFoundError as error:
        raise CommandError(
            f"There is nothing at {error.filename}. Check the path.", returncode=MISUSED
        ) from None
