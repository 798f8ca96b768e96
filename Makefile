# Every target does its own set-up. The plain commands stand in README.md for machines without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORE := PYTHONPATH=hooks $(BIN)/python -m publisher
# Code is compiled when it is first used; most of what is installed never is.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes

export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true
# Compiled code is kept, whatever the environment says: compiling takes as long as half a check.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve build check translations review stale changes cross-check plausibility links schemas language new rename test test-all accessibility benchmark-search benchmark-build lock upgrade licences clean

help:            ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

serve: $(VENV)/.site  ## serve the site with live reload on http://127.0.0.1:8000
	$(BIN)/mkdocs serve

build: $(VENV)/.site  ## write the site to site/
	$(BIN)/mkdocs build --strict

check: $(VENV)/.site  ## check data, translations and pages without building; JSON=1 for programs
	@$(CORE) check $(if $(JSON),--json)

translations: $(VENV)/.site  ## bring the translation files up to date; print the state per language. KEEP=, CODE=, JSON=1, STRICT=1: see CONTRIBUTING.md
	@$(CORE) translations $(if $(KEEP),--keep "$(KEEP)") $(if $(CODE),--language "$(CODE)") $(if $(JSON),--json) $(if $(STRICT),--strict)

review: $(VENV)/.site  ## write down that a person has read texts: TEXT=listings/gao-qiang BY="Jane Doe" CODE=fr
	@$(CORE) review "$(TEXT)" --by "$(BY)" $(if $(CODE),--language "$(CODE)") $(if $(ON),--on "$(ON)")

AGAINST ?= main
stale: $(VENV)/.site  ## tell which translations the change since AGAINST (default: main) makes stale
	@rm -rf .before && mkdir .before && git archive "$(AGAINST)" data docs | tar -x -C .before
	@$(CORE) translations --against .before $(if $(GITHUB_STEP_SUMMARY),>> "$(GITHUB_STEP_SUMMARY)")
	@rm -rf .before

plausibility: $(VENV)/.site  ## tell how full the data are, field by field, and what of it is expected at least
	@$(CORE) plausibility

links: $(VENV)/.site  ## ask over the network whether the addresses of the sources still answer: SOURCES="id id", JSON=1
	@$(CORE) links $(SOURCES) $(if $(JSON),--json)

schemas: $(VENV)/.site  ## make what editors' programs know of the YAML files anew, after a change of the records' declarations
	@$(CORE) schemas

new: $(VENV)/.site  ## write the file of a new record, every field explained: make new COLLECTION=listings ID=some-name
	@$(CORE) new "$(COLLECTION)" "$(ID)"

rename: $(VENV)/.site  ## give a record another id, with all that names it: COLLECTION=listings ID=old-name TO=new-name
	@$(CORE) rename "$(COLLECTION)" "$(ID)" "$(TO)"

changes: $(VENV)/.site  ## tell what changed in the data since AGAINST (default: main). CODE=fr, JSON=1; LOG=1 writes it into the log of the day
	@rm -rf .before && mkdir .before && git archive "$(AGAINST)" data | tar -x -C .before
	@$(CORE) changes --against .before $(if $(CODE),--language "$(CODE)") $(if $(JSON),--json) $(if $(LOG),--log) $(if $(ON),--on "$(ON)") $(if $(GITHUB_STEP_SUMMARY),>> "$(GITHUB_STEP_SUMMARY)")
	@rm -rf .before

cross-check: $(VENV)/.site  ## compare the listings with a saved copy of the Commission's consolidated list: FILE=list.xml, JSON=1
	@$(CORE) cross-check "$(FILE)" $(if $(JSON),--json)

language: $(VENV)/.site  ## add a language: make language CODE=es
	@$(CORE) language $(CODE)

test: $(VENV)/.tests  ## run everything that fits ten minutes
	$(BIN)/python -m pytest tests -m "not long" -n 2 --dist loadfile

test-all: $(VENV)/.tests $(VENV)/.properdocs  ## run the whole, long suites included
	$(BIN)/python -m pytest tests -n 2 --dist loadfile

accessibility: $(VENV)/.tests  ## check one page of each kind in a browser and renew the accessibility statement; PAGES=all checks every page
	$(BIN)/mkdocs build --strict
	$(BIN)/python tools/accessibility.py $(if $(filter all,$(PAGES)),--all)

benchmark-search: $(VENV)/.tools  ## measure the search against two others; OPTIONS="--relevance --language fr" for a part
	$(BIN)/python -m tools.search_benchmark $(OPTIONS)

benchmark-build: $(VENV)/.tests  ## measure builds beside the stock generators on the same pages; OPTIONS="--case three --runs 5" for a part
	$(BIN)/python -m tools.build_benchmark $(OPTIONS)

lock: $(VENV)/.locks  ## write the locks anew, after a change of a requirements file; install what they name, and list its licences
	@$(BIN)/python -m tools.dependencies lock
	@$(MAKE) --no-print-directory licences

upgrade: $(VENV)/.locks  ## move all dependencies to the newest versions that go together and tell what changed; then as lock
	@$(BIN)/python -m tools.dependencies upgrade
	@$(MAKE) --no-print-directory licences

licences: $(VENV)/.tests $(VENV)/.properdocs $(VENV)/.tools $(VENV)/.locks  ## write the list of licences anew from what the locks name
	@$(BIN)/python -m tools.dependencies licences

clean:           ## remove what can be made again
	rm -rf $(VENV) site .site.building .site.before .before .cache

# What is installed stands in the locks, each package with its hash; `make lock` writes them.
$(VENV)/.site: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.lock
	touch $@

$(VENV)/.tests: $(VENV)/.site tests/requirements.lock tests/requirements-followthemoney.lock tests/install-browser.sh tests/install-spelling.sh tests/install-editor.sh tests/editor/package-lock.json
	(bash tests/install-browser.sh && bash tests/install-spelling.sh && bash tests/install-editor.sh) & others=$$!; \
	$(INSTALL) -r tests/requirements.lock -r tests/requirements-followthemoney.lock; packages=$$?; \
	wait $$others && exit $$packages
	touch $@

$(VENV)/.properdocs: $(VENV)/.site tests/requirements-properdocs.lock tests/install-properdocs.sh
	bash tests/install-properdocs.sh
	touch $@

$(VENV)/.tools: $(VENV)/.tests tools/requirements.lock
	$(INSTALL) -r tools/requirements.lock
	touch $@

$(VENV)/.locks: $(VENV)/.site tools/requirements-locks.lock
	$(INSTALL) -r tools/requirements-locks.lock
	touch $@
