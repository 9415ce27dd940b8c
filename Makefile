# The two commands of the README are `make run` and `make test`; everything else is for those who change the product.
PYTHON ?= python3
BIN := .venv/bin
# Two more than there are processors: tests wait more than they work.
WORKERS ?= $(shell expr $$(nproc) + 2)
# What the tests tell of stores in files, and again of a database.
TOLD_AGAIN := tests/acceptance tests/cli tests/stories tests/schedules/test_scheduler.py tests/faults/test_payments.py \
	$(addprefix tests/store/test_,journal.py lists.py sealing.py views.py)

BARE := tests $(addprefix --ignore tests/,temporal postgresql services javascript)

run: .venv/run             ## carry out examples/release for real
	$(BIN)/turbo-mode run examples/release/plan.yaml

test: .venv/dev            ## all tests that need no server (at most 5 minutes, no root)
	$(BIN)/pytest -n $(WORKERS) -m "not deep" $(BARE)

test-deep: .venv/dev       ## more of the same: bugs that are planted, growth, random policies
	$(BIN)/pytest -n $(WORKERS) -m deep $(BARE)

test-services: .venv/dev   ## tests against real servers and Node.js, from the packages, Debian, Maven and Go
	$(BIN)/pytest -n 2 tests/temporal
	$(BIN)/pytest -n 2 --dist loadfile tests/services
	$(BIN)/pytest tests/javascript
	$(BIN)/pytest -n $(WORKERS) -m "not deep" --store postgresql tests/postgresql $(TOLD_AGAIN)

check: .venv/dev           ## style, types, direction of imports, sizes
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/sizes.py

verify: .venv/dev          ## the long fault suites, with their table
	$(BIN)/python -m tests.verify

bench: .venv/dev           ## ours beside the peers and the disk, from one run
	$(BIN)/python -m benchmarks $(ARGS)
	$(BIN)/python -m benchmarks.doors
	$(BIN)/python -m benchmarks.deliveries
	$(BIN)/python -m benchmarks.temporal

rewrite: .venv/dev         ## rewrite recorded expectations; then read the diff
	TURBO_MODE_REWRITE=1 $(BIN)/pytest -n $(WORKERS) tests/machine tests/docs

clean:                     ## remove what was made here
	rm -rf .venv .turbo-mode dist build

.venv/bin/uv: tools/bootstrap.py
	@$(PYTHON) tools/bootstrap.py .venv

.venv/run: .venv/bin/uv pyproject.toml uv.lock
	@$(BIN)/uv sync --quiet --frozen --inexact --no-dev && touch $@

.venv/dev: .venv/bin/uv pyproject.toml uv.lock
	@$(BIN)/uv sync --quiet --frozen --inexact && touch $@ .venv/run

help:                      ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 12

# Every command is a process: without its compiled modules each would take three times as long to begin.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-deep test-services check verify bench rewrite clean help
