# Two commands: `make demo` shows what the tool does, `make test` proves that it works.
# Both set everything up in .venv first, and do so only once.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
TESTED := $(VENV)/.ready-test
# Spark is half a gigabyte: only CI fetches it, elsewhere its tests skip (pip install -e '.[spark]' brings them back).
COMMA := ,
TESTING := dev$(if $(CI),$(COMMA)spark)
LOWEST := .venv-lowest
REPORTS := out/demo
CASE := examples/case

.PHONY: demo test test-lowest test-windows windows deb lint bench docs examples clean help

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): pyproject.toml constraints.txt
	@sh .ci/venv.sh $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[ocr,web]'
	@touch $@

$(TESTED): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[$(TESTING)]'
	@touch $@

demo: $(READY) ## set up and check the example case
	@mkdir -p $(REPORTS)
	@PATH="$(BIN):$$PATH" sh examples/demo.sh $(CASE) $(REPORTS)

test: $(TESTED) ## set up and run all checks and tests
	@sh .ci/system.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses auto

coverage: $(TESTED) ## which lines no test reaches: the same tests, half as long again
	$(BIN)/python -m pytest --numprocesses auto --cov --cov-report=term

test-lowest: ## all tests with the lowest versions that pyproject.toml allows
	@sh .ci/venv.sh $(PYTHON) $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints-lowest.txt \
	  --editable '.[ocr,sign,watch,web]' build fonttools hatchling httpx2 hypothesis jsonschema pytest pytest-xdist selenium
	@sh .ci/system.sh
	$(LOWEST)/bin/python -m pytest --numprocesses auto

test-windows: $(TESTED) ## the program for Windows under Wine, where Wine can be had
	@PARTS="$(PARTS)" sh packaging/windows/test.sh $(BIN)/python

windows: $(TESTED) ## the program for Windows: a zip and a setup program in dist/
	@sh packaging/windows/tools.sh
	$(BIN)/python packaging/windows/build.py $(EDITION)

deb: $(TESTED) ## the program for Linux desktops: a .deb in dist/ with its own Python
	$(BIN)/python packaging/debian/build.py $(EDITION)

lint: $(TESTED) ## the checks without the tests
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

docs: $(TESTED) ## write the rule pages and the example in the READMEs again
	$(BIN)/python docs/make_rule_pages.py
	$(BIN)/python docs/make_readme_example.py

examples: $(TESTED) ## make the binary example files from their texts
	$(BIN)/python examples/make_case.py

bench: $(TESTED) ## speed and size; needs nothing but this checkout
	$(BIN)/python benchmarks/startup.py

clean: ## remove everything that was made
	rm -rf $(VENV) $(LOWEST) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
