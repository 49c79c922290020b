# Two commands do all the set-up on a fresh machine with Python 3.11 or newer:
#   make run    install, load the sample reports and serve them at http://localhost:8000
#   make test   install and pass every check: format, lint, types, layers, tests
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STORE  ?= data/store
PORT   ?= 8000

.PHONY: run load test lint lock clean

run: load
	$(BIN)/safeguarding-graph serve --store $(STORE) --port $(PORT)

load: $(VENV)/installed
	$(BIN)/safeguarding-graph load --store $(STORE) examples

test: $(VENV)/installed-dev lint
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Pins every dependency with hashes, and names no place to download from.
lock: $(VENV)/installed-dev
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header --extra build --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header --extra build --extra dev --extra cluster --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) data
