# make serve: everything from a bare clone to the page on http://127.0.0.1:8000
# make test:  everything from a bare clone to every check
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve test lint types imports unit format clean

serve: $(VENV)/serving
	$(BIN)/index-cli build seeds --if-stale
	$(BIN)/python -m web --host $(HOST) --port $(PORT)

test: lint types imports unit

lint: $(VENV)/testing
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/testing
	$(BIN)/mypy

imports: $(VENV)/testing
	$(BIN)/lint-imports

unit: $(VENV)/testing chromium
	$(BIN)/pytest

format: $(VENV)/testing
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Kashshaf needs Python 3.11 or newer; $(PYTHON) is older. Name a newer one: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make an environment here. On Debian: apt-get install python3-venv"; exit 2; }
	@touch $@

$(VENV)/serving: $(VENV)/made setup.cfg pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/testing: $(VENV)/made setup.cfg pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/serving

# Chromium shows the page to the browser tests; Noto draws its Arabic.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; } || { \
	  echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium fonts-noto-core"; exit 2; }
