"""What the processes that read need, and what they can do without."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["loaders.linking", "store.embedded", "sklearn", "flask"])
def test_reading_a_report_needs_nothing_of_what_comes_after(module: str) -> None:
    program = f"import sys, cli.pipeline; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
