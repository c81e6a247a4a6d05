# Chancery from a checkout. `make` alone lists what there is.
#   make run ARGS="summary TKM"    hands arguments on to main.py
#   make run PYTHON=python3.13     sets .venv up with another Python

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
# What a set-up needs: `run` the dependencies, `test` the extra of that name as well.
REQUIREMENTS = import tomllib; project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	print(*project["dependencies"], *project["optional-dependencies"].get("$*", []), sep="\n")

.PHONY: help run test bench pairs walk screenshots shell-files check clean remake

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '  make %-12s %s\n' "$$target" "$$text"; done

run: system-for-run .venv/.run-stamp ## set up and open the window
	@$(PY) main.py $(ARGS)

check: .venv/.run-stamp ## check the content in data/, listing every fault
	@$(PY) main.py check $(ARGS)

test: export QT_QPA_PLATFORM ?= offscreen
test: system-for-test .venv/.test-stamp ## run linter, formatter, types, import contracts and tests
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) .venv/bin/lint-imports
	$(PY) -m pytest -n auto --dist loadfile $(ARGS)

bench: export QT_QPA_PLATFORM ?= offscreen
bench: system-for-test .venv/.test-stamp ## measure the speeds that a reader feels
	$(PY) -m pytest -o addopts=--import-mode=importlib tests/benchmarks $(ARGS)

pairs: system-for-test .venv/.test-stamp ## open all 18,915 pairs of UN members and observers, with time and memory
	$(PY) -m pytest -o addopts=--import-mode=importlib tests/benchmarks/test_pairs.py $(ARGS)

walk: export QT_QPA_PLATFORM ?= offscreen
walk: system-for-test .venv/.test-stamp ## open 2,000 pages in the window, then do 10,000 things at random: time, memory, faults
	$(PY) -m pytest -o addopts=--import-mode=importlib tests/benchmarks/test_walk.py tests/benchmarks/test_monkey.py $(ARGS)

screenshots: export QT_QPA_PLATFORM ?= offscreen
screenshots: system-for-test .venv/.test-stamp ## draw the window and some prints into resources/screenshots/
	$(PY) -m tests.screenshots $(ARGS)
	$(PY) -m tests.pictures_of_prints $(ARGS)

shell-files: .venv/.test-stamp ## write the manual page and the completions of shells from the command line's parser
	$(PY) -m tests.shell_files

clean: ## remove caches and built files; .venv stays
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# What Qt needs from the system; silent where nothing is missing.
.PHONY: system-for-run system-for-test
system-for-run system-for-test: system-for-%:
	@.ci/system-packages $*

# The second prerequisite is there only when .venv can't be used: not made yet, half made, or its Python was replaced.
.venv/.run-stamp .venv/.test-stamp: .venv/.%-stamp: pyproject.toml $(shell $(PY) -c 'import pip' 2>/dev/null || echo remake)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Chancery needs Python 3.11 or newer; name one with: make PYTHON=python3.13' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Chancery needs the venv module of Python: apt install python3-venv' >&2; exit 1; }
	@$(PY) -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@echo 'Installing Python packages into .venv (once, about a minute)…'
	@$(PY) -c '$(REQUIREMENTS)' >.venv/requirements.txt
	@$(PIP) install -r .venv/requirements.txt >.venv/pip.log 2>&1 || \
		{ echo "pip could not install them; is there a network? $$(grep '^ERROR' .venv/pip.log | tail -n 1) (more: .venv/pip.log)" >&2; exit 1; }
	@touch .venv/.run-stamp $@
