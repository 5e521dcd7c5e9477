# `make` alone says what there is. Needs GNU make, git and Python 3.11 or later; the rest goes into .venv.

PYTHON ?= python3
PORT ?= 8000
VAR_DIR ?= var
ARGS ?=

# The address that feeds and links carry, unless .env names the paper's own.
ifeq ($(shell grep -s '^BASE_URL=' .env),)
run: export BASE_URL ?= http://127.0.0.1:$(PORT)
endif

# One process, since each costs a second: a database that holds no paper yet, demo or real, gets the demo.
OPEN_PAPER = from django.core.management import call_command as call; from newsroom.models import Section; \
	call("migrate", verbosity=0); Section.objects.exists() or call("load_demo")

# What Django looks at in its deployment check: a paper as it would stand on the open web. The key lives for one check.
PRODUCTION = DEBUG=false ALLOWED_HOSTS=example.org BASE_URL=https://example.org DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')
TEMPLATES = $$(find templates -name '*.html')

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-14s %s\n' "$$name" "$$what"; done

run: .venv/.runtime .env ## Open the paper at http://127.0.0.1:8000/ (PORT= changes it), with a demo paper on the first run
	@echo "Bringing the database up to date"; mkdir -p "$(VAR_DIR)/static" # whitenoise warns of a folder that is missing
	@.venv/bin/python manage.py shell --verbosity 0 --command '$(OPEN_PAPER)'
	@printf '\n  The paper    http://127.0.0.1:$(PORT)/\n  The desk     http://127.0.0.1:$(PORT)/admin/\n  Accounts     $(VAR_DIR)/demo-accounts.txt\n  Ctrl-C stops it.\n\n'
	@.venv/bin/python manage.py run_worker & worker=$$!; trap 'kill $$worker 2>/dev/null; wait $$worker' EXIT; trap 'exit 0' INT TERM; \
		.venv/bin/python manage.py runserver 127.0.0.1:$(PORT)

test: .venv/.dev ## Run the tests (ARGS="-k embargo" for some of them)
	.venv/bin/pytest -n auto $(ARGS)

test-reader: .venv/.dev tests/acceptance/node_modules ## Put pages, feeds and sitemaps before axe, the W3C's checker, feed readers and reader modes
	.venv/bin/pytest -n auto tests/acceptance tests/articles/test_weight.py $(ARGS)

check: .venv/.dev ## Everything a change must pass besides the tests
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	@echo djade --check templates; .venv/bin/djade --check $(TEMPLATES)
	@echo mypy; $(PRODUCTION) .venv/bin/mypy
	@echo manage.py makemigrations --check; $(PRODUCTION) .venv/bin/python manage.py makemigrations --check --dry-run
	@echo manage.py check --deploy; $(PRODUCTION) .venv/bin/python manage.py check --deploy --fail-level WARNING

# Two judges come from npm; without it their tests are skipped, in CI they fail. No script of theirs is run.
tests/acceptance/node_modules: tests/acceptance/package.json tests/acceptance/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: the HTML checker and the reader view are left out"; exit 0; }; \
		npm ci --prefix tests/acceptance --ignore-scripts --no-audit --no-fund && touch $@

bench: .venv/.dev ## Measure what the story desk and the photo desk cost
	.venv/bin/python -m bench.desk
	.venv/bin/python -m bench.photos

format: .venv/.dev ## Put Python and templates into the house's form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	.venv/bin/djade $(TEMPLATES)

clean: ## Remove the virtual environment and what tools left behind; the paper in var/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv: .venv/.dev # the environment of a developer, for editors and scripts

# For a trial on this machine, with a secret of its own; .env.example tells what production needs.
.env:
	@echo "Writing .env, the settings of a trial on this machine"
	@{ echo "# For a trial on this machine; .env.example tells what production needs."; \
		$(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(64))'; \
		echo "ALLOWED_HOSTS=127.0.0.1,localhost"; echo "HASHED_STATIC=false"; echo "TIME_ZONE=Asia/Seoul"; } > $@
	@chmod 600 $@

# The stamps keep a second start quick: pip runs only when a list of requirements is newer.
.venv/.runtime: requirements.txt
	$(call install,requirements.txt)
	@touch $@

.venv/.dev: requirements.txt requirements-dev.txt
	$(call install,requirements-dev.txt)
	@touch .venv/.runtime $@

# On a terminal, one line that counts packages while pip works. pip stands at the head of a pipe, so its failure is carried by a file.
define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "This needs Python 3.11 or later as $(PYTHON). Name another one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
@[ -x .venv/bin/pip ] || { echo "Making a virtual environment in .venv"; $(PYTHON) -m venv .venv; } || { \
	rm -rf .venv; echo "Python's venv is missing (on Debian: apt-get install python3-venv)" >&2; exit 1; }
@echo "Installing $(1)"; rm -f .venv/.failed
@{ .venv/bin/pip install --disable-pip-version-check --progress-bar off -r $(1) || touch .venv/.failed; } | { \
	total=$$(cat requirements.txt $(1) | sort -u | grep -c '=='); n=0; \
	while read -r word name _; do [ -t 1 ] || continue; case $$word in \
		Collecting) n=$$((n + 1)); printf '\r\033[K  %s of %s  %s' $$n $$total "$${name%%[=<>[]*}";; \
		Installing) printf '\r\033[K  unpacking, some seconds more';; esac; done; [ ! -t 1 ] || printf '\r\033[K'; }
@[ ! -e .venv/.failed ] || { rm .venv/.failed; echo "pip could not install $(1): see above" >&2; exit 1; }
endef

.PHONY: help run test test-reader check bench format clean .venv
.DELETE_ON_ERROR:
