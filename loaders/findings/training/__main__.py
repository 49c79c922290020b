"""Make the model files anew; see docs/findings.md."""

import argparse
from pathlib import Path

from loaders.findings.training import themes
from loaders.findings.training.material import examples, read_reports
from loaders.findings.training.written import written

parser = argparse.ArgumentParser(prog="python -m loaders.findings.training", description=__doc__)
parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with evaluate/ and reports/")
parser.add_argument("--only", choices=("polarity", "themes"))
arguments = parser.parse_args()
material = examples(arguments.shared, read_reports((arguments.shared / "reports" / "england").glob("*.pdf")))
if arguments.only != "themes":
    from loaders.findings.training import polarity  # needs the packages of the extra train

    polarity.train(material, written())
if arguments.only != "polarity":
    themes.train(material)
