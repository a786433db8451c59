# The two commands of the README: `make demo` and `make test`. They need only python3 (3.11 or newer) with venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_VENV := .venv-bench
BENCH_READY := $(BENCH_VENV)/.ready

.PHONY: demo story test check bench bench-lock format lock clean

demo: $(READY)
	@$(BIN)/dondoc demo

story: $(READY)
	@$(BIN)/dondoc story

test: $(READY)
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# QUICK=1: less of everything, once. TABLE=1: write docs/benchmarks.md anew.
bench: $(READY) $(BENCH_READY)
	@$(BIN)/python -m bench $(if $(QUICK),--quick) $(if $(TABLE),--table docs/benchmarks.md)

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Remake the lock after a change of dependencies; needs uv on the PATH.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --all-extras --no-annotate --no-header \
	    -o requirements.lock pyproject.toml

# The same for what the benchmarks' peers need.
bench-lock:
	cd bench && uv pip compile --universal --generate-hashes --python-version 3.11 --no-annotate --no-header \
	    -o requirements.lock requirements.in

$(BENCH_READY): bench/requirements.lock
	@$(PYTHON) -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.lock
	@touch $(BENCH_READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Đôn Đốc needs Python 3.11 or newer; $(PYTHON) is older. Install one and run: make PYTHON=python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "Python's venv module is missing. On Debian or Ubuntu install it with: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

clean:
	rm -rf $(VENV) $(BENCH_VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
