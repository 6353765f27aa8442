# make          set everything up and build the graph of seeds/ into outputs/
# make test     set up what the tests need besides, and run them all: make fast and make slow, both at once
# make fast     the tests that need no model, browser, server or notebook, with the coverage of each room
# make slow     the others; they wait much, and meanwhile others run
# make check    lint and types          make format   put the code in shape
# make bench    the development benchmarks, beside the last committed figures
# make speed    the whole build and its stages beside plain spaCy, in the same run
# make confidence   fit the second witness and the confidence of facts and triples again, with the rules of today
# make scale    how time, memory and disk grow with the number of documents
# make matrix   where events are missed and invented: by type, by construction, and for distractors
# make questions  how right the answers are to what a historian asks first, on the corpus of the benchmarks
# make page-questions  twelve questions of an analyst, answered on the page by mouse and keys, on the same corpus
# make owl      whether the OWL API and HermiT take the ontology and the graph of outputs/ (needs Java)
# make check-facts  how far our people, offices and bodies agree with the public tables beside this repository
# make clean    remove the virtual environment and caches

PYTHON ?= python3
BIN := .venv/bin
KG_BENCH ?= ../shared/bench
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: graph test fast slow check owl check-facts format bench speed scale matrix questions page-questions confidence clean
.DEFAULT_GOAL := graph

graph: .venv/ready
	$(BIN)/kg build seeds -o outputs

test: .venv/ready-for-tests
	@$(MAKE) --no-print-directory -j 2 fast slow

fast: .venv/ready-for-tests
	$(BIN)/python tools/rooms.py

slow: .venv/ready-for-tests
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "model or browser or server or notebooks"

check: .venv/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

owl: .venv/ready
	$(BIN)/python tools/owl.py outputs/graph.ttl

check-facts: .venv/ready
	$(BIN)/python tools/check_facts.py
	$(BIN)/python tools/check_bodies.py
	$(BIN)/python tools/check_memberships.py

format: .venv/ready-for-tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready
	$(BIN)/python benchmarks/bench.py

speed: .venv/ready
	$(BIN)/python benchmarks/speed.py

scale: .venv/ready
	$(BIN)/python benchmarks/scale.py

matrix: .venv/ready
	$(BIN)/python benchmarks/matrix.py

questions: .venv/ready
	$(BIN)/kg build $(KG_BENCH)/corpus -o build/corpus -q
	$(BIN)/python benchmarks/questions.py build/corpus --names

page-questions: .venv/ready-for-tests
	$(BIN)/kg build $(KG_BENCH)/corpus -o build/corpus -q
	grep '"id": "wikinews' $(KG_BENCH)/corpus/docs.jsonl > build/wikinews.jsonl
	$(BIN)/kg build build/wikinews.jsonl -o build/wikinews -q
	$(BIN)/python benchmarks/page_questions.py build/corpus build/wikinews

confidence: .venv/ready
	$(PIP) -c constraints.txt -e '.[confidence]' || $(PIP) -e '.[confidence]'
	$(BIN)/python tools/confidence.py
	$(BIN)/python tools/triples.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache

# The versions in constraints.txt are those the outputs were made with; where a registry lacks
# one of them, the newest that pyproject.toml allows will do.
.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "kg needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv \
		|| { echo "no virtual environment could be made: apt-get install python3-venv"; exit 1; }
	@echo "installing kg and its language model into .venv ..."
	@$(PIP) -c constraints.txt -e . || $(PIP) -e .
	@touch $@

.venv/ready-for-tests: .venv/ready tools/setup-tests
	@echo "installing what the tests need ..."
	@$(PIP) -c constraints.txt -e '.[test,check]' || $(PIP) -e '.[test,check]'
	@tools/setup-tests
	@touch $@
