"""What loading costs, stage by stage and as a whole, and how that grows with the number of reports.

    python -m benchmarks.load FOLDER [--counts 20,154,1540] [--jobs N] [--stages N]

Run from the project's folder. Stages: every report of FOLDER, or the first ``--stages`` of them, is taken through each
stage in this process; beside them stands the bare text extraction of the same files by pypdfium2, so that all figures
come from one run. Growth: each count is loaded into a new store by a process of its own, as ``load`` does it; a count
above the number of reports repeats them as inspections of other authorities. Seconds are of processor time.
"""

import argparse
import contextlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

import pypdfium2

from benchmarks.repeating import Extracted, lost, peak
from cli import pipeline
from cli.documents import documents
from cli.extraction import Verdict
from cli.ledger import Ledger
from cli.outcomes import Status
from cli.workers import LocalRunner, in_order
from store.embedded import EmbeddedStore

STAGES = ("read", "extract", "find", "graph", "validate", "write")


def bare_text(path: Path) -> float:
    """Seconds that pypdfium2 takes for nothing but the text of every page."""
    start = time.process_time()
    with contextlib.closing(pypdfium2.PdfDocument(path)) as document:
        for page in document:
            page.get_textpage().get_text_range()
    return time.process_time() - start


def stages(paths: list[Path]) -> None:
    """Print the table of stages."""
    seconds: Counter[str] = Counter()
    loaded = 0
    pipeline.extract(str(paths[0]))  # what a process reads once (register, shapes, models) is told apart
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "store") as store:
        for path in paths:
            extraction = pipeline.extract(str(path))
            if extraction.verdict is not Verdict.CONFORMS:
                continue
            loaded += 1
            seconds.update(extraction.seconds)
            seconds["bare"] += bare_text(path)
            start = time.process_time()
            store.replace_graph(extraction.graph, extraction.ntriples)
            seconds["store"] += time.process_time() - start
        start = time.process_time()
        store.publish()
        seconds["store"] += time.process_time() - start
    whole = sum(seconds[stage] for stage in (*STAGES, "store"))
    print(f"{loaded} reports, seconds of processor time a report, and times bare text extraction\n")
    for stage, value in [
        ("bare", seconds["bare"]),
        *((name, seconds[name]) for name in (*STAGES, "store")),
        ("whole", whole),
    ]:
        print(f"{stage:<10}{value / loaded:>8.3f}{value / seconds['bare']:>8.1f} ×")
    print(f"\npeak memory of the process: {peak()} MiB\n")


def load(paths: list[Path], count: int, jobs: int) -> dict[str, float]:
    """Load so many reports into a new store; what it took."""
    wanted = [f"{paths[number % len(paths)]}#{number // len(paths)}" for number in range(count)]
    statuses: Counter[Status] = Counter()
    worker_peak = 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "store") as store:
        # Imported here, because the workers import this module too, and those of a load do without it.
        loading = import_module("cli.loading").Loading(
            store, Ledger.open(Path(folder) / "ledger.jsonl"), Path(folder) / "rejected"
        )
        loading.lay_foundations()
        runner: LocalRunner[str, Extracted] = LocalRunner(jobs, "benchmarks.repeating:extract_moved")
        with runner:
            for extracted in in_order(runner, wanted, lost):
                statuses[loading.take(extracted.extraction).status] += 1
                worker_peak = max(worker_peak, extracted.peak)
        stored = time.process_time()
        loading.finish()
        linked = time.process_time() - stored
        size = sum(file.stat().st_size for file in (Path(folder) / "store" / "primary").iterdir())
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "reports": count,
        "loaded": statuses[Status.LOADED],
        "workers": children.ru_utime + children.ru_stime,
        "store": stored,
        "links": linked,
        "clock": time.monotonic() - start,
        "worker_mib": worker_peak,
        "parent_mib": peak(),
        "disk_mib": size / (1 << 20),
    }


def growth(arguments: argparse.Namespace) -> None:
    """Print the table of counts, each measured in a process of its own."""
    print("reports  loaded  workers s  parent s  links s  s a report  by the clock  worker MiB  parent MiB  disk MiB")
    for count in arguments.counts.split(","):
        command = [
            sys.executable,
            "-m",
            "benchmarks.load",
            *arguments.folders,
            "--one",
            count,
            "--jobs",
            str(arguments.jobs),
        ]
        took = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        whole = took["workers"] + took["store"] + took["links"]
        print(
            f"{took['reports']:>7}  {took['loaded']:>6}  {took['workers']:>9.0f}  {took['store']:>8.0f}"
            f"  {took['links']:>7.1f}  {whole / took['reports']:>10.2f}  {took['clock']:>10.0f} s"
            f"  {took['worker_mib']:>10}  {took['parent_mib']:>10}  {took['disk_mib']:>8.0f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--counts", default="20,154", help="numbers of reports to load, with commas (default: 20,154)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stages", type=int, metavar="N", help="take only N reports through the stages; 0 skips them")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    paths = [path for path in documents(arguments.folders) if path.suffix.lower() == ".pdf"]
    if arguments.one:
        print(json.dumps(load(paths, arguments.one, arguments.jobs)))
        return
    if arguments.stages != 0:
        # Evenly spread, so that a few stand for all layouts.
        step = max(1, len(paths) // (arguments.stages or len(paths)))
        stages(paths[::step][: arguments.stages])
    if arguments.counts:
        growth(arguments)


if __name__ == "__main__":
    main()
