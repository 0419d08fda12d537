# make serve: everything from a bare clone to the page on http://127.0.0.1:8000
# make test:  everything from a bare clone to every check
# make cluster: three nodes of OpenSearch on 127.0.0.1, for trying by hand; needs a JDK of 21 or newer, and Maven
# make test-cluster: the tests on such a cluster, nodes killed among them
# make wheel:  the package built twice with the same bytes, installed in a bare environment; its commands run there
# make lock:   requirements/ brought up to date with setup.cfg: one version of each package, with its hashes
# make licences: the licences of all packages that the product installs; fails if one does not agree with GPL 3
# make audit:  known vulnerabilities of the locked packages; needs the internet
# make data:   analyzers/data made anew from its sources, and compared; COLLECTIONS names a folder of collections
# make messages: the catalogue of messages brought up to date: found in the code, merged, compiled
# make oldest: the tests on the oldest versions of the dependencies that setup.cfg allows
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
BARE := .venv-bare
OLDEST := .venv-oldest
MESSAGES := indexer/messages/locale/ar/LC_MESSAGES/messages

.PHONY: serve test ready lint types imports unit cluster test-cluster wheel oldest lock licences audit data messages format clean

serve: $(VENV)/serving $(MESSAGES).mo
	$(BIN)/index-cli build seeds --if-stale
	$(BIN)/kashshaf serve --host $(HOST) --port $(PORT)

test: lint types imports unit

# All that tests need, so that several may run beside each other.
ready: $(VENV)/testing $(OLDEST)/testing $(MESSAGES).mo chromium

lint: $(VENV)/testing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

types: $(VENV)/testing
	$(BIN)/mypy

imports: $(VENV)/testing
	$(BIN)/lint-imports

unit: $(VENV)/testing $(MESSAGES).mo chromium
	$(BIN)/pytest

cluster: $(VENV)/testing
	$(BIN)/python -m tests.cluster

test-cluster: $(VENV)/testing $(MESSAGES).mo
	$(BIN)/python -m tests.cluster check
	$(BIN)/pytest -m cluster

# The time of the last commit, so that the same sources give the same bytes (https://reproducible-builds.org).
WHEEL = SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/uv build --quiet --wheel --no-build-isolation --python $(BIN)/python

wheel: $(VENV)/testing
	rm -rf $(BARE) build/wheel build/again
	$(WHEEL) --out-dir build/wheel
	rm -rf build/lib build/bdist.*
	$(WHEEL) --out-dir build/again
	cmp build/wheel/*.whl build/again/*.whl
	$(PYTHON) -m venv $(BARE)
	$(BARE)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/serve.txt
	$(BARE)/bin/pip install --quiet --disable-pip-version-check --no-deps build/wheel/*.whl
	cd $(BARE) && bin/index-cli build ../seeds --index index
	cd $(BARE) && bin/search-cli "لافروف وونسان" --limit 1
	cd $(BARE) && bin/python -c 'from pathlib import Path; from indexer.search.searcher import Searcher; \
	  from web.app import create_app; assert create_app(Searcher(Path("index"))).test_client().get("/").status_code == 200'

oldest: $(OLDEST)/testing $(MESSAGES).mo
	$(OLDEST)/bin/pytest -m "not browser and not cluster"

$(OLDEST)/testing: $(VENV)/testing setup.cfg pyproject.toml
	rm -rf $(OLDEST)
	$(BIN)/uv venv --quiet --python $(BIN)/python $(OLDEST)
	$(BIN)/uv pip compile --quiet --resolution lowest-direct setup.cfg --output-file $(OLDEST)/oldest.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(OLDEST) --constraints $(OLDEST)/oldest.txt --editable '.[test]'
	@touch $@

LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade

lock: $(VENV)/made
	$(PIP) uv
	$(LOCK) setup.cfg requirements/build.in --output-file requirements/serve.txt
	$(LOCK) setup.cfg requirements/build.in --extra test --constraints requirements/serve.txt --output-file requirements/test.txt

# As the packages write them; each agrees with GPL 3 or later (https://www.gnu.org/licenses/license-list.html).
LICENCES := MIT;MIT License;BSD License;BSD-2-Clause;BSD-3-Clause;BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0;Apache-2.0;\
Apache Software License;Apache-2.0 AND BSD-2-Clause;BSD-3-Clause, Apache-2.0, dependency licenses;\
Apache-2.0 OR BSD-2-Clause;MPL-2.0;Mozilla Public License 2.0 (MPL 2.0);Zope Public License;PSF-2.0;GPL;GPL-3.0-or-later

licences: wheel
	$(BIN)/pip-licenses --python $(BARE)/bin/python --with-urls --format markdown --allow-only "$(LICENCES)"

audit: $(VENV)/testing
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes --requirement requirements/test.txt

data: $(VENV)/testing
	$(PIP) --editable '.[derive]'
	$(BIN)/python -m derive $(COLLECTIONS)

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

# --no-build-isolation: the build system comes from the locked packages too.
EDITABLE := --no-deps --no-build-isolation --editable .
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

$(VENV)/serving: $(VENV)/made setup.cfg pyproject.toml requirements/serve.txt
	$(PIP) --require-hashes --requirement requirements/serve.txt
	$(PIP) $(EDITABLE)
	@touch $@

$(VENV)/testing: $(VENV)/serving requirements/test.txt
	$(PIP) --require-hashes --requirement requirements/test.txt
	@touch $@

# An installation compiles the messages too (setup.py); those of a checkout may have changed since.
%.mo: %.po | $(VENV)/serving
	$(BIN)/pybabel --quiet compile --locale ar --input-file $< --output-file $@

# Chromium shows the page to the browser tests; Noto draws its Arabic.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; } || { \
	  echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium fonts-noto-core"; exit 2; }
