"""Make all model files anew."""

import argparse
from pathlib import Path

from loaders.findings.training import polarity, themes

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with evaluate/ and reports/")
parser.add_argument("--only", choices=("polarity", "themes"))
arguments = parser.parse_args()
if arguments.only != "themes":
    polarity.train(arguments.shared)
if arguments.only != "polarity":
    themes.train(arguments.shared)
