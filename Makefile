# Every target explains itself after “##”; `make help` prints that.
# Options: PYTHON=python3.12 (to make .venv with), ARGS="…" (handed to the program), JOBS=1 (test processes),
# TESTS="tests/rules" (only these), UPGRADE=1 (with lock: newest versions).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
JOBS ?= auto
TESTS ?=
ARGS ?=
export PYTHON

py := .venv/bin/python
# No window may open, and no setting of the person at the keyboard may change what a check sees.
headless := env -u PYTHONPATH -u PYTHONHOME QT_QPA_PLATFORM=offscreen

.PHONY: help
help: ## Explain the targets
	@echo "Tocsin: make TARGET"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: ## Set up and start the program; without a display, run the demonstration
	@tools/run.sh $(ARGS)

.PHONY: demo
demo: ## Walk three real cases through the whole flow, without a window; results in out/
	@tools/setup.sh run
	@$(py) -m app demo --out out $(ARGS)

.PHONY: setup
setup: ## Make .venv with everything development needs; instant when nothing changed
	@tools/setup.sh dev

.PHONY: test
test: setup ## Set up, then every check and every test
	@$(at_once) $(checks) collection
	@echo "pytest"
	@$(headless) $(py) -m pytest -n $(JOBS) $(TESTS)

.PHONY: check
check: setup ## Format, lint, types and import directions, without the tests
	@$(at_once) $(checks)

# The types take most of the time and one core; whatever else can be known meanwhile runs beside them. Each tells what
# it has to say in one piece, none stops another, and one that fails fails the whole.
checks := types format lint directions
at_once := $(MAKE) --jobs --keep-going --output-sync=target

.PHONY: types
types: ## Types alone; this and the next four take it that “make setup” was run
	@echo "mypy" && $(headless) $(py) -m mypy

.PHONY: format
format: ## Whether everything is formatted
	@echo "ruff format" && { $(py) -m ruff format --check --quiet . || { echo "Not formatted: “make fix” does it."; exit 1; }; }

.PHONY: lint
lint: ## What ruff finds, alone
	@echo "ruff check" && $(py) -m ruff check --quiet .

.PHONY: directions
directions: ## Import directions alone
	@echo "import directions" && $(headless) .venv/bin/lint-imports --no-logo

# Collected by one process, tests and program are compiled once; the test processes would each compile all of it. What was
# compiled and has not changed is not collected again.
compiled := .pytest_cache/compiled
.PHONY: collection
collection: $(if $(TESTS),,$(compiled)) ## Find and compile the tests, without running them

$(compiled): $(shell find app db language migrations reports tests tools ui -name '*.py')
	@echo "collection" && { found="$$($(headless) $(py) -m pytest --collect-only -qq 2>&1)" || { echo "$$found"; exit 1; }; }
	@mkdir -p $(@D) && touch $@

.PHONY: fix
fix: setup ## Format, and correct what ruff can correct safely
	@$(py) -m ruff check --fix --quiet . || true
	@$(py) -m ruff format .

.PHONY: bench
bench: setup ## Run every benchmark and print its ratios
	@$(headless) $(py) -m benchmarks $(ARGS)

.PHONY: screenshots
screenshots: setup ## Draw the program's windows, without a display, for the documentation
	@$(headless) $(py) -m tools.screenshots $(ARGS)

.PHONY: catalogues
catalogues: setup ## Bring the catalogues of other languages up to the texts of the source, and compile them
	@$(headless) $(py) -m tools.catalogues $(ARGS)

.PHONY: lock
lock: setup ## Rewrite the lock files from pyproject.toml
	@UPGRADE="$(UPGRADE)" tools/lock.sh

.PHONY: clean
clean: ## Remove what was made here: .venv, caches, out/ (never a database of yours)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist out tocsin.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
