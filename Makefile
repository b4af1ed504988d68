# The commands of the house. Each installs what it lacks (apt-get, only what is missing).
#
#   make run [PLANS=folder-or-files]   release build, check, report, and the code a gate would see
#   make test                          every test, and the cases of every rule
#   make install [PREFIX=/usr/local]   the static binary
#   make lint | format                 swift format, strict | in place
#   make bench                         what checking costs, as ratios
#   make layout                        rewrite the list of functions that the linker puts together
#   make golden                        rewrite the expected reports of samples/
#   make docs                          rewrite what of docs/ is made from rules/

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run

PLANS ?= samples
PREFIX ?= /usr/local
SWIFT_SOURCES := Package.swift Sources Tests rules/RuleCatalog.swift

BUILT := .build/release/tebiki
BINARY := .build/bin/tebiki
TEST_LOG := .build/test.log

.PHONY: run build test install lint format golden docs bench layout clean deps test-deps bench-deps

run: build
	@code=0; $(BINARY) check $(PLANS) || code=$$?; \
	case $$code in \
	  0) ja='止める指摘なし'; en='nothing that fails' ;; \
	  1) ja='指摘あり'; en='findings' ;; \
	  2) ja='要確認'; en='undetermined' ;; \
	  3) ja='読めない、又は不備のある入力'; en='input unreadable or invalid' ;; \
	  4) ja='規則集の不備'; en='rulebook invalid' ;; \
	  *) ja='内部エラー'; en='failure of the program' ;; \
	esac; \
	printf '\n自動判定での終了コード: %s(%s)\nExit code a gate would see: %s (%s)\n' \
	  "$$code" "$$ja" "$$code" "$$en"; \
	[ "$$code" -le 4 ]

# Static, so that a copy runs on any x86-64 Linux; stripped, because symbols are half of it. Types are
# found by address, not by name: looking names up was a tenth of a cold start. Functions that checks run
# stand together, so that fewer pages are mapped.
RELEASE_FLAGS := -Xswiftc -static-executable \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors \
  -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
  -Xlinker '--symbol-ordering-file=$(CURDIR)/bench/layout.txt' -Xlinker --no-warn-symbol-ordering

build: deps
	@[ ! -e $(BUILT) ] || [ $(BUILT) -nt bench/layout.txt ] || rm $(BUILT)  # a new list: link anew
	@swift build -c release --product tebiki $(RELEASE_FLAGS)
	@mkdir -p $(dir $(BINARY))
	@strip -o $(BINARY) $(BUILT)
	@if readelf -l $(BINARY) | grep -q INTERP; then \
	  echo 'The release binary is dynamic; it must be static.' >&2; exit 1; \
	fi

# `build --build-tests` also makes the debug binary that the tests of samples run. Optimised: thousands of
# rule cases and generated plans take seconds so, and half an hour without.
TEST_FLAGS := -Xswiftc -O

test: deps test-deps
	@swift build --build-tests $(TEST_FLAGS)
	@code=0; swift test --skip-build $(TEST_FLAGS) 2>&1 | tee $(TEST_LOG) || code=$$?; \
	echo; \
	grep -a 'Test run with' $(TEST_LOG) || { echo 'No test ran to its end.'; code=1; }; \
	grep -ao 'cases: [0-9]* passed, [0-9]* failed' $(TEST_LOG) \
	  || { echo 'The cases of the rules did not run.'; code=1; }; \
	exit $$code

install: build
	@install -D -m 755 $(BINARY) '$(DESTDIR)$(PREFIX)/bin/tebiki'
	@echo '$(DESTDIR)$(PREFIX)/bin/tebiki'

lint:
	@swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

format:
	@swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

golden: deps
	@swift build --build-tests $(TEST_FLAGS)
	@UPDATE_GOLDEN=1 swift test --skip-build $(TEST_FLAGS) --filter SampleTests

# The pages cite the provisions of the handbook's own year.
docs: build
	@{ sed '/^<!-- workflows -->$$/q' docs/workflows.md; echo; \
	  $(BINARY) workflow --show all --format markdown --as-of 2021-03-31; \
	  echo '<!-- workflows -->'; } > docs/workflows.new
	@mv docs/workflows.new docs/workflows.md
	@mkdir -p docs/workflows
	@for workflow in 1 2 3 4 5 6a 6b; do \
	  $(BINARY) workflow --show $$workflow --format svg --lang ja --as-of 2021-03-31 \
	    -o docs/workflows/handbook-$$workflow.svg; \
	done

bench: build bench-deps
	@bench/run

layout: build bench-deps
	@python3 bench/layout.py

clean:
	@rm -rf .build

deps:
	@.ci/install-missing libyaml-dev

test-deps:
	@.ci/install-missing libxml2-utils

bench-deps:
	@.ci/install-missing gcc valgrind python3
