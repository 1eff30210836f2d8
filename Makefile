# make site: set up and build the site with its booklets; make test: set up and run all tests.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve check editions lint lock pictures clean

site: $(READY)
	$(BIN)/bindery build

test: $(READY)
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/pytest

serve: $(READY)
	$(BIN)/mkdocs serve

check: $(READY)
	$(BIN)/bindery check

editions: $(READY)
	@for edition in $$($(BIN)/python -m bindery.settings); do \
		$(BIN)/bindery build --edition $$edition --site-dir editions/$$(echo $$edition | tr / -) || exit; \
	done

lint: $(READY)
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
		--python-version 3.11 --no-header --output-file requirements.lock

pictures: site
	$(BIN)/python tests/browser/pictures.py

clean:
	rm -rf .venv .cache site editions booklets

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
