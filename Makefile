# `make run` and `make test` each do all set-up themselves; they need Python 3.11 or 3.12 and make.
PYTHON ?= $(shell for p in python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin

.PHONY: run test check bench lock clean

run: .venv/ready
	$(BIN)/evidex run corpus -o outputs

test: .venv/ready
	$(BIN)/python -m pytest -n auto

check: .venv/ready ## style and types only
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/ready ## speed, as ratios in one run
	$(BIN)/python benchmarks/speed.py

.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "evidex needs Python 3.11 or 3.12; none was found. Install one, or: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

lock: ## after a change of dependencies: writes requirements.lock anew (hashes, no index lines)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header -o requirements.lock

clean:
	rm -rf .venv outputs/*.csv outputs/*.db outputs/*.html outputs/*.json outputs/*.parquet outputs/*.xlsx
