# Bash, because a failing command inside a pipe must fail the recipe.
SHELL := bash

TOOL := go tool -modfile=tools/go.mod
BENCH ?= .
FUZZTIME ?= 30s
CORPUS ?=
DATA ?=
PORT ?=
SETS ?=
OLLAMA_VERSION := v0.6.5
OLLAMA := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/footnote/ollama-$(OLLAMA_VERSION)/ollama

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' Makefile

.PHONY: build
build: ## build bin/footnote, static
	CGO_ENABLED=0 go build -trimpath -o bin/footnote .

.PHONY: demo-discord
demo-discord: build ## try the bot without Discord; CORPUS=DIR, DATA=DIR, PORT=N
	@go run ./internal/discorddemo -program bin/footnote -corpus '$(CORPUS)' -data '$(DATA)' -port '$(or $(PORT),0)'

.PHONY: test
test: ## run the tests
	go test ./...

# The quick ones first. All that CI runs is here.
.PHONY: check
check: format tidy vet lint staticcheck race ollama vuln ## run all that CI runs

.PHONY: fmt
fmt: ## format the code
	$(TOOL) golangci-lint fmt

.PHONY: format
format: ## fail if the code is not formatted
	$(TOOL) golangci-lint fmt --diff

.PHONY: tidy
tidy: ## fail if go.mod is not tidy
	go mod tidy -diff

.PHONY: vet
vet: ## run go vet
	go vet ./...

.PHONY: lint
lint: ## run golangci-lint
	$(TOOL) golangci-lint run

.PHONY: staticcheck
staticcheck: ## run staticcheck
	$(TOOL) staticcheck ./...

# The race detector is several times slower than the plain tests: hence the time limit.
.PHONY: race
race: ## run the tests with the race detector
	go test -race -timeout 30m ./...

# What the tests hold of the engine: docs/ollama.md.
.PHONY: ollama
ollama: ## run the tests with a real engine, Ollama, where it can be built
	@if command -v gcc >/dev/null && command -v g++ >/dev/null; then \
		$(MAKE) --no-print-directory engine; \
	else \
		echo 'ollama: skipped: it is built with gcc and g++, which are not here'; \
	fi

.PHONY: engine
engine: $(OLLAMA)
	OLLAMA_PROGRAM='$(OLLAMA)' go test -count=1 ./internal/ollamatest
	OLLAMA_PROGRAM='$(OLLAMA)' go test -count=1 -run Ollama ./cli

# A few minutes, once. It is no requirement of this module: the many that it
# has would become ours.
$(OLLAMA):
	CGO_ENABLED=1 GOBIN='$(@D)' go install github.com/ollama/ollama@$(OLLAMA_VERSION)

.PHONY: vuln
vuln: ## look for known vulnerabilities, where their database can be reached
	@if curl -fsS --max-time 20 -o /dev/null https://vuln.go.dev/index/modules.json; then \
		$(TOOL) govulncheck ./...; \
	else \
		echo 'vuln: skipped: https://vuln.go.dev cannot be reached with curl from here'; \
	fi

.PHONY: bench
bench: ## run the benchmarks; BENCH=regexp chooses some
	go test -run '^$$' -bench '$(BENCH)' -benchmem -timeout 60m ./...

# It wants two cores for itself, or Discord's three seconds are over.
.PHONY: load
load: ## hold the bot to 200 interactions a second, for a minute each
	go test ./internal/loadtest -count=1 -v -timeout 20m -args -load-for 1m -load-rate 200

# Go may spend the whole time on making inputs smaller: hence one try each.
.PHONY: fuzz
fuzz: ## run each fuzz target for FUZZTIME
	@set -eo pipefail; \
	go test -list '^Fuzz' ./... \
	| awk '/^Fuzz/ { targets = targets " " $$1 } $$1 == "ok" { if (targets) print $$2 targets; targets = "" }' \
	| while read -r package targets; do \
		for target in $$targets; do \
			echo "fuzz: $$package $$target for $(FUZZTIME)"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime '$(FUZZTIME)' -fuzzminimizetime 1x "$$package" </dev/null; \
		done; \
	done

# The folders of SETS are as answer/fit_sets_test.go tells.
.PHONY: fit
fit: ## fit the reader's weights to the question sets in the folders SETS='DIR DIR'
	@[ -n '$(SETS)' ] || { echo "fit: SETS='DIR DIR' names no folders of question sets"; exit 2; }
	go test ./answer -run '^TestFit$$' -count=1 -v -timeout 60m -args -fit-sets '$(abspath $(SETS))' -fit-to weights.txt
