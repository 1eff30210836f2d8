# make site: set up and build the site with its booklets; make test: set up and run all tests.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export NO_MKDOCS_2_WARNING := 1

# A process takes the tests of its files in their order, and then some of the other's.
PROCESSES := --numprocesses 2 --dist worksteal

.PHONY: site test serve check editions lint lint-js lock audit sbom mutants coverage bench-site bench-search bench-booklets pictures screenshots clean

site: $(READY)
	$(BIN)/bindery build

test: $(READY)
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/deploy/nginx.py
	$(BIN)/pytest $(PROCESSES)

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
	@if command -v npx >/dev/null; then $(MAKE) --no-print-directory lint-js; \
		else echo "make lint: there is no node here, so nobody looked at the JavaScript."; fi

# Neither the site nor the tests need node: `make site` and `make test` never come here.
lint-js:
	npx --yes --package=@biomejs/biome@2.6.8 biome lint --error-on-warnings \
		--config-path=tests/javascript overrides/assets/js hooks/bindery/offline hooks/bindery/search
	npx --yes --package=typescript@7.0.2 tsc --project tests/javascript

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
		--python-version 3.11 --no-header --output-file requirements.lock

audit: $(READY)
	@$(BIN)/uv tool run --from pip-audit==2.10.1 pip-audit --strict --disable-pip --require-hashes \
		--progress-spinner off --requirement requirements.lock || { echo "make audit: NOT a clean audit." \
		"Where a package is 'not found' or the service does not answer, its advisories were not read."; exit 1; }

sbom: $(READY)
	$(BIN)/uv tool run --from cyclonedx-bom==7.5.0 cyclonedx-py requirements requirements.lock \
		--pyproject pyproject.toml --output-reproducible --output-format JSON --output-file sbom.json

# mutmut wants the package in src/; MUTANTS="bindery.edition.* *__mutmut_*7" takes a module, and a tenth.
mutants: $(READY)
	rm -rf .cache/mutants
	mkdir -p .cache/mutants
	cp -r hooks .cache/mutants/src
	cp -r tests docs overrides mkdocs.yml pyproject.toml README.md .cache/mutants
	cd .cache/mutants && VIRTUAL_ENV=$(CURDIR)/.venv $(CURDIR)/$(BIN)/uv run --no-project \
		--with mutmut==3.8.1 mutmut run $(foreach some,$(MUTANTS),"$(some)")
	$(BIN)/python tests/mutants.py .cache/mutants

coverage: $(READY)
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv run --no-project --with pytest-cov==7.1.0 \
		pytest $(PROCESSES) --cov --cov-report=term:skip-covered --cov-fail-under=95

bench-site: $(READY)
	$(BIN)/python tests/bench/site.py

# In Chromium, beside Pagefind and the theme's own search, which are fetched for it.
bench-search: $(READY)
	$(BIN)/python tests/bench/search.py

# WeasyPrint needs Pango: see README.md.
bench-booklets: $(READY)
	VIRTUAL_ENV=$(CURDIR)/.venv PYTHONPATH=$(CURDIR) $(BIN)/uv run --no-project \
		--with mkdocs-with-pdf==0.9.3 --with mkdocs==1.6.1 --with weasyprint==70.0 \
		python tests/bench/booklets.py

pictures: site
	$(BIN)/python tests/browser/pictures.py

screenshots: site
	$(BIN)/python tests/browser/screenshots.py

clean:
	rm -rf .venv .cache site editions booklets

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q hooks
	touch $(READY)
