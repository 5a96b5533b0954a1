# What a newcomer types. Every target may be run again at any time; each makes only what is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# No pip configuration, cache prompt or bytecode of the caller changes what is installed; hashes decide.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint check accuracy speed picture constraints browser clean

demo: $(READY)
	$(BIN)/polybius build examples/iraq-2019-2021 --case build/demo

test: $(READY) browser
	$(BIN)/python -m pytest -q

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: lint test

accuracy: $(READY)
	$(BIN)/python -m benchmarks.accuracy --write docs/accuracy.md

speed: $(READY)
	$(BIN)/python -m benchmarks.speed

# The picture in the README, of the demo's report.
picture: demo browser
	$(BIN)/python tools/picture.py build/demo/report/index.html docs/report.png

# Needs uv (`pip install uv`). Run it after a change of the dependencies in pyproject.toml.
constraints:
	{ echo "# Made by 'make constraints' from pyproject.toml: all packages that Polybius and its tests need, with"; \
	  echo "# hashes, for Python 3.11 to 3.13 on Linux, macOS and Windows. Do not edit by hand."; \
	  uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-annotate --quiet; } > constraints.txt.new
	mv constraints.txt.new constraints.txt

# Marked ready by the hash of what it was made from, so that a changed constraints.txt installs again.
$(READY): constraints.txt pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Polybius needs Python 3.11 or newer: make PYTHON=python3.11')"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r constraints.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $(READY)

# The browser that opens the report in tests. Tests that need it are skipped, and say so, where it cannot be had.
browser:
	@sh .ci/browser

clean:
	rm -rf $(VENV) build
