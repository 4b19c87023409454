# All that is done with a checkout. Needs a Python from 3.11 on, make and git; everything else it gets by itself.

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := .venv/.for-running
DEV := .venv/.for-developing
GOALS := $(BIN)/goals
TRY := python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for name in $(TRY); do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)
# A day on which the sample cases have something to show.
DEMO_DAY := 2026-04-20

.PHONY: help demo test lint types bench catch tools words wheel clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 15

demo: $(RUN) ## see goals at work, on a copy of the sample cases in demo/
	@rm -rf demo
	@$(GOALS) init demo --no-git --quiet >/dev/null
	@for case in sample-cases/*/; do code=$$(basename "$$case"); \
		if [ -f "$$case$$code.yaml" ]; then cp "$$case$$code.yaml" demo/clients/; fi; done
	@PATH="$(CURDIR)/$(BIN):$$PATH"; GOALS_TODAY=$(DEMO_DAY); export PATH GOALS_TODAY; cd demo; \
	show() { printf '\n$$ %s\n' "$$*"; "$$@" || [ $$? -eq 1 ]; }; \
	echo "It is $(DEMO_DAY). These are the plans of some invented clients, in demo/clients/."; \
	show goals list && show goals check && show goals report due && show goals report plan heron-27 && \
	printf '\nGo on by yourself: cd demo, then ../$(GOALS) --help\n'

test: $(DEV) ## run all tests
	@$(BIN)/python -m pytest -n auto

lint: $(DEV) ## look for mistakes in the code's form
	@$(BIN)/python -m ruff check .

types: $(DEV) ## check all types, strictly
	@$(BIN)/python -m mypy

bench: $(DEV) ## measure the speed, as ratios to other tools
	@$(BIN)/python -m tests.bench

catch: $(DEV) ## measure the rules: break complete plans in many ways, and count what is found
	@$(BIN)/python -m tests.catch

tools: ## fetch the YAML language server for the editor tests (needs npm)
	@npm install --silent --no-fund --no-audit --fetch-retries=1 --fetch-timeout=30000 --prefix .tools yaml-language-server@1.19

words: $(DEV) ## collect the sentences of the client's pages into the catalogues, for translators
	@$(BIN)/pybabel -q extract --omit-header --add-location=file --add-comments=Translators: --width=100 \
		--output=goals_cli/locale/goals.pot goals_cli
	@$(BIN)/pybabel -q update --domain=goals --input-file=goals_cli/locale/goals.pot --output-dir=goals_cli/locale \
		--no-fuzzy-matching --ignore-pot-creation-date --width=100

wheel: $(DEV) ## build the package into dist/
	@$(BIN)/python -m build --wheel --outdir dist .

clean: ## remove everything that was made, .venv too
	@rm -rf .venv .tools build dist demo .bench .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environments make themselves, and again when pyproject.toml has changed.
$(RUN): pyproject.toml
	@$(call prepare,.)

$(DEV): pyproject.toml
	@$(call prepare,.[dev])
	@touch $(RUN)

define prepare
	if [ -z "$(PYTHON)" ]; then echo "goals needs Python 3.11 or later, and none was found; tell one with: make PYTHON=/path/to/python" >&2; exit 1; fi; \
	if ! [ -x $(BIN)/python ]; then echo "making .venv with $(PYTHON) ..." >&2; \
		"$(PYTHON)" -m venv .venv || { echo "on Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }; fi; \
	echo "installing what goals needs ..." >&2; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '$(1)' && touch $@
endef
