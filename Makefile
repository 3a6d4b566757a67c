# HRDesk: `make run` opens the program, `make test` tests it; `make help` lists the rest.
# Each command sets up what it needs by itself; the second time that takes no time.

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/ready

.PHONY: help run screen test laws check demo walk bench setup lock clean

help:
	@echo "make run     open HRDesk (ARGS=my.hrdesk opens that desk)"
	@echo "make test    run all tests, measure their coverage, run again without Qt"
	@echo "make laws    try the laws of the exchange for an hour with fresh seeds (FOR=600: ten minutes)"
	@echo "make check   format, lint, types, floors, sizes, translations"
	@echo "make demo    play two desks without a screen; pictures of every page come into build/demo"
	@echo "make walk    pictures of every page of a desk (DESK=three, longest, big or a file) in a look"
	@echo "             (LOOK=dark,arabic,compact,150,1024x640 or some of it) come into build/walk"
	@echo "make bench   measure what one waits for with a big desk (ARGS=--short: some seconds)"
	@echo "make setup   only prepare: $(VENV) and the system libraries"
	@echo "make lock    write constraints.txt anew from what pyproject.toml allows today"
	@echo "make clean   remove everything that make made"

run: screen $(READY)
	@$(PY) packaging/system_libraries.py offscreen $${DISPLAY:+xcb} $${WAYLAND_DISPLAY:+wayland}
	$(PY) -m hrdesk $(ARGS)

screen:
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set);" \
	        "\`make demo\` shows HRDesk without one." >&2; \
	    exit 1; \
	fi

test: setup
	@PY=$(PY) sh packaging/run_tests.sh $(ARGS)

laws: setup
	@PY=$(PY) sh packaging/run_laws.sh $(or $(FOR),3600)

check: setup
	@PY=$(PY) sh packaging/run_checks.sh

demo: setup
	QT_QPA_PLATFORM=offscreen $(PY) packaging/demo.py build/demo

walk: setup
	QT_QPA_PLATFORM=offscreen $(PY) packaging/walk.py \
	    build/walk/$(subst /,_,$(or $(DESK),sample))-$(or $(LOOK),light) \
	    --desk $(or $(DESK),sample) --look $(or $(LOOK),light)

bench: setup
	@for each in tests/benchmarks/[!_]*.py; do \
	    echo "== $$each"; \
	    QT_QPA_PLATFORM=offscreen $(PY) "$$each" $(ARGS) || exit 1; \
	done

setup: $(READY)
	@$(PY) packaging/system_libraries.py offscreen

$(READY): pyproject.toml constraints.txt
	@if ! $(PY) -c '' 2>/dev/null; then \
	    python=$$(sh packaging/find_python.sh) || exit 1; \
	    echo "Making $(VENV) with $$python"; \
	    "$$python" -m venv --clear $(VENV); \
	fi
	@echo "Installing what pyproject.toml names, as constraints.txt pins it (once; about a minute)"
	@$(PY) -m pip install --quiet --disable-pip-version-check \
	    --constraint constraints.txt --editable '.[test,check]'
	@touch $@

lock:
	@python=$$(sh packaging/find_python.sh) && sh packaging/lock.sh "$$python"

clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find hrdesk packaging tests -name __pycache__ -type d -prune -exec rm -rf {} +
