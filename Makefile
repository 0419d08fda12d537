# make serve: everything from a bare clone to the page on http://127.0.0.1:8000
# make test:  everything from a bare clone to every check
# make wheel:  the package installed from its wheel in a bare environment; both commands run there
# make messages: the catalogue of messages brought up to date: found in the code, merged, compiled
# make oldest: the tests on the oldest versions of the dependencies that setup.cfg allows
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
BARE := .venv-bare
OLDEST := .venv-oldest

.PHONY: serve test lint types imports unit wheel oldest messages format clean

serve: $(VENV)/serving
	$(BIN)/index-cli build seeds --if-stale
	$(BIN)/python -m web --host $(HOST) --port $(PORT)

test: lint types imports unit

lint: $(VENV)/testing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

types: $(VENV)/testing
	$(BIN)/mypy

imports: $(VENV)/testing
	$(BIN)/lint-imports

unit: $(VENV)/testing chromium
	$(BIN)/pytest

wheel: $(VENV)/testing
	rm -rf $(BARE) build/wheel
	$(BIN)/uv build --quiet --wheel --out-dir build/wheel
	$(PYTHON) -m venv $(BARE)
	$(BARE)/bin/pip install --quiet --disable-pip-version-check build/wheel/*.whl
	cd $(BARE) && bin/index-cli build ../seeds --index index
	cd $(BARE) && bin/search-cli "لافروف وونسان" --limit 1
	cd $(BARE) && bin/python -c 'from pathlib import Path; from indexer.search.searcher import Searcher; \
	  from web.app import create_app; assert create_app(Searcher(Path("index"))).test_client().get("/").status_code == 200'

oldest: $(VENV)/testing
	rm -rf $(OLDEST)
	$(BIN)/uv venv --quiet --python $(BIN)/python $(OLDEST)
	$(BIN)/uv pip compile --quiet --resolution lowest-direct setup.cfg --output-file $(OLDEST)/oldest.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(OLDEST) --constraints $(OLDEST)/oldest.txt --editable '.[test]'
	$(OLDEST)/bin/pytest -m "not browser"

messages: $(VENV)/testing
	$(BIN)/python -m derive.messages

format: $(VENV)/testing
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf $(VENV) $(BARE) $(OLDEST) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

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
