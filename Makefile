# Everything starts here: `make demo` and `make test` set themselves up in .venv from the locked, hashed requirements.

VENV ?= .venv
BUILD ?= build
SHARED ?= ../shared
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FILES := src tests gold bench

.PHONY: help demo test check format gate bench lock clean

help:
	@echo "make demo    read examples/ into a chronicle and look at it"
	@echo "make test    run the tests"
	@echo "make check   lint, types, import contracts, tests"
	@echo "make gate    score the product on the gold articles (SHARED=$(SHARED)) and compare with gold/floors.json"
	@echo "make bench   speed against the bare language model (bench/run lists the other measures)"
	@echo "make format  let ruff put the sources in order"
	@echo "make lock    make the lock files anew"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "sayso needs Python 3.11, 3.12 or 3.13: install one, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) could not make a virtual environment: install its venv module (Debian: apt install python3-venv)" >&2; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing the locked requirements into $(VENV) (once; a few minutes)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "installing the locked requirements and the checks into $(VENV) (once; a few minutes)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@SAYSO=$(BIN)/sayso bash examples/demo.sh $(BUILD)

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check $(FILES)
	$(BIN)/ruff format --check $(FILES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix $(FILES)
	$(BIN)/ruff format $(FILES)

gate: $(VENV)/.installed-dev
	@$(BIN)/python gold/gate.py --shared $(SHARED)

bench: $(VENV)/.installed-dev
	@PYTHON=$(BIN)/python SHARED=$(SHARED) bench/run speed

LOCKING := --quiet --generate-hashes --strip-extras --allow-unsafe --build-deps-for editable \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

lock: $(VENV)/.installed-dev
	$(BIN)/pip-compile $(LOCKING) -o requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCKING) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(BUILD) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
