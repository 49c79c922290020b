"""What a load says: one line a document, a summary, and the log that machines read."""

import contextlib
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from cli.extraction import Extraction
from store.folder import storage_error


class Status(StrEnum):
    """What became of a document."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    """The same content, read by the same version of the loader, is in the store."""
    DUPLICATE = "duplicate"
    """The same inspection is in the store from a file that is preferred, or the same file was named twice."""
    REJECTED = "rejected"
    INVALID = "invalid"
    """Kept out because its statements do not conform to the shapes."""

    @property
    def kept_out(self) -> bool:
        """Whether the user has to look at it."""
        return self in (Status.REJECTED, Status.INVALID)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, in the words of one line."""

    path: str
    status: Status
    says: str
    """Counts where it was loaded, else the reason."""
    code: str = ""
    slug: str = ""
    framework: str = ""
    extraction: Extraction | None = None
    remarks: int = 0

    def line(self) -> str:
        """For a person."""
        name = f"{self.slug}  " if self.slug else ""
        return f"{self.status:<9}  {self.path}  {name}{self.says}".rstrip()

    def record(self) -> dict[str, object]:
        """For a machine: one line of the log."""
        record: dict[str, object] = {
            "file": self.path,
            "status": str(self.status),
            "code": self.code,
            "message": self.says,
            "inspection": self.slug,
            "framework": self.framework,
        }
        if self.extraction is not None:
            record |= {
                "sha256": self.extraction.sha256,
                "counts": self.extraction.counts,
                "remarks": self.extraction.remarks,
                "violations": self.extraction.violations,
                "trace": self.extraction.trace,
                "seconds": {stage: round(value, 4) for stage, value in self.extraction.seconds.items()},
            }
        return record


@dataclass(slots=True)
class Summary:
    """Outcomes counted by layout and status."""

    counts: Counter[tuple[str, Status]] = field(default_factory=Counter)
    remarks: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one document."""
        self.counts[outcome.framework or "–", outcome.status] += 1
        self.remarks += bool(outcome.remarks)

    def of(self, *statuses: Status) -> int:
        """How many documents ended so."""
        return sum(number for (_, status), number in self.counts.items() if status in statuses)

    @property
    def kept_out(self) -> int:
        """Documents that a person has to look at."""
        return self.of(*(status for status in Status if status.kept_out))

    def lines(self) -> list[str]:
        """A small table: a row a layout, a column a status that occurs, and the totals."""
        statuses = [status for status in Status if self.of(status)]
        layouts = sorted({layout for layout, _ in self.counts})
        width = max(len(name) for name in [*layouts, "layout"]) + 2
        rows = [["layout", *map(str, statuses)]]
        rows += [[layout, *(str(self.counts[layout, status] or "·") for status in statuses)] for layout in layouts]
        rows.append(["all", *(str(self.of(status)) for status in statuses)])
        return ["".join([row[0].ljust(width), *(cell.rjust(11) for cell in row[1:])]) for row in rows]


class Reporter:
    """Prints outcomes as they come, with a progress bar where a person looks on, and writes the log."""

    def __init__(self, total: int, log: Path) -> None:
        self.summary = Summary()
        self._log_path = log
        self._total = total
        self._log: TextIO
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            redirect_stdout=sys.stdout.isatty(),
            redirect_stderr=True,
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self._task: TaskID

    def __enter__(self) -> Self:
        try:
            self._log = self._log_path.open("w", encoding="utf-8")
        except OSError as error:
            raise storage_error(error, f"writing {self._log_path}") from error
        self._progress.start()
        self._task = self._progress.add_task("loading", total=self._total, rate="")
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
        with contextlib.suppress(OSError):  # what could not be written was said when it was to be
            self._log.close()

    def add(self, outcome: Outcome) -> None:
        """Say one outcome. Raises :class:`store.base.StoreError` where the log cannot be written."""
        self.summary.add(outcome)
        print(outcome.line(), flush=True)
        # Where both streams end on one terminal, a person reads the line once.
        if outcome.status.kept_out and not (sys.stdout.isatty() and sys.stderr.isatty()):
            print(f"{outcome.status}: {outcome.path}: {outcome.says}", file=sys.stderr, flush=True)
        try:
            self._log.write(json.dumps(outcome.record(), ensure_ascii=False) + "\n")
            self._log.flush()
        except OSError as error:
            raise storage_error(error, f"writing {self._log_path}") from error
        speed = self._progress.tasks[self._task].speed
        self._progress.update(self._task, advance=1, rate=f"{speed:.1f}/s" if speed else "")
