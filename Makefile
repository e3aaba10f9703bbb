# The commands. `make run` and `make test` set up everything they need.
SHELL := /bin/bash
PYTHON ?= python3.11
export DATA_DIR ?= $(CURDIR)/seeds/raw
export WAREHOUSE_PATH ?= $(CURDIR)/warehouse/verbatim.duckdb
export DAGSTER_HOME ?= $(CURDIR)/warehouse/dagster
export HF_HUB_OFFLINE := 1
# Two OpenMP threads that spin slow each other down on two cores.
export OMP_WAIT_POLICY := PASSIVE

.PHONY: run ui test lint reader layers benchmark evaluate demo clean

run: .venv/.installed  ## raw exports to published marts
	@.venv/bin/python -m orchestration.refresh

ui: .venv/.installed  ## the Dagster UI on http://localhost:3000
	@.venv/bin/python -m orchestration.refresh --prepare
	@.venv/bin/dagster dev -m orchestration.definitions -h 127.0.0.1 -p $${PORT:-3000}

test: lint  ## linters, type checks, every test
	.venv/bin/python -m pytest

lint: .venv/.installed
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/sqlfluff lint dbt_project/models tests/dbt --processes 2 --disable-progress-bar

benchmark: .venv/.installed-benchmark  ## speed and memory, side by side in one run
	.venv/bin/python -m tests.benchmarks

evaluate: .venv/.installed  ## every quality figure, beside its target and what others reached
	.venv/bin/python -m tests.evaluation

reader: .venv/.installed  ## fit the label reader again, after a change of the label bank: five minutes
	.venv/bin/python -m orchestration.fit_label_reader

layers: .venv/.installed  ## MiniLM's upper layers too, when the bank has grown: half an hour
	.venv/bin/python -m orchestration.fit_label_reader --layers

demo: .venv/.installed  ## write the demo company's exports again
	.venv/bin/python -m seeds.generator

clean:  ## forget every computed thing, keep the environment
	rm -rf warehouse dbt_project/target dbt_project/logs

.venv/.installed: pyproject.toml .ci/constraints.txt
	$(PYTHON) -m venv .venv
	@echo "Installing the pinned packages, once: about five minutes and 2.5 GB."
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt torch==2.13.0
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable ".[dev]"
	@touch $@

# What only the comparison with others needs.
.venv/.installed-benchmark: .venv/.installed
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable ".[benchmark]"
	@touch $@
