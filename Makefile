# landscope: build, test and check. `make help` lists the targets.
.DEFAULT_GOAL := help

GO       ?= go
VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
LDFLAGS  := -s -w -X github.com/landscope-cli/landscope/internal/program.version=$(VERSION)
BUILD    := build -trimpath -ldflags '$(LDFLAGS)'
TARGETS  := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
FUZZTIME ?= 10s
BENCH    ?= .
BENCHSTAT := golang.org/x/perf/cmd/benchstat@latest
UI       := internal/webpage/ui
UI_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/landscope-ui
LINT     := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
ACTIONLINT := github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

# The programs that build a release, and where they are.
RELEASE_PROGRAMS := github.com/goreleaser/goreleaser/v2@v2.16.0 github.com/anchore/syft/cmd/syft@v1.57.1 \
  github.com/google/ko@v0.18.1 github.com/google/go-containerregistry/cmd/crane@v0.22.1
COSIGN := github.com/sigstore/cosign/v2/cmd/cosign@v2.6.2
RELEASE_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/landscope-release
SNAPSHOT ?= 0.0.0-pre
IMAGE_TAGS ?= $(VERSION)
SBOMS ?= dist/image.sbom

export CGO_ENABLED := 0

.PHONY: help build test race ui ui-tools lint fuzz bench bench-compare compare start cross check workflows vulnerabilities golden share release-tools signing-tools image snapshot release-snapshot reproducible clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build bin/landscope
	$(GO) $(BUILD) -o bin/landscope ./cmd/landscope

test: ## run every test
	$(GO) test ./...

race: ## run every test under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -timeout 30m ./...

ui: ui-tools ## check and test the sources of the page (needs npm)
	$(UI_TOOLS)/node_modules/.bin/prettier --config $(UI)/package.json --check $(UI) internal/vectors
	$(UI_TOOLS)/node_modules/.bin/tsc -p $(UI)
	node --test $(wildcard $(UI)/test/*.test.js)

ui-tools: $(UI_TOOLS)/node_modules/.package-lock.json

# prettier, TypeScript and, for the tests in a browser, axe-core.
$(UI_TOOLS)/node_modules/.package-lock.json: $(UI)/package.json $(UI)/package-lock.json
	mkdir -p $(UI_TOOLS)
	cp $^ $(UI_TOOLS)
	npm ci --prefix $(UI_TOOLS) --ignore-scripts --no-audit --no-fund --silent

lint: ## run golangci-lint; the first time builds it
	$(GO) run $(LINT) run

fuzz: ## run every fuzz target for FUZZTIME (10s) each
	@for pkg in $$(grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n 1 dirname | sort -u); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "== $$pkg $$target"; \
	    out=$$($(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg 2>&1); ok=$$?; echo "$$out"; \
	    case "$$ok $$out" in \
	      "0 "*) ;; \
	      *"Failing input"*) exit 1 ;; \
	      *"context deadline exceeded"*) echo "the time was up in the middle of a run; no input failed" ;; \
	      *) exit 1 ;; \
	    esac; \
	  done; \
	done

bench: ## run the benchmarks
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem ./...

bench-compare: ## compare the benchmarks with those of BASE=revision, by benchstat
	@test -n "$(BASE)" || { echo "say which: make bench-compare BASE=revision [BENCH=Select]"; exit 2; }
	@tmp=$$(mktemp -d) && trap 'git worktree remove --force '$$tmp'/base; rm -rf '$$tmp EXIT && \
	git worktree add --quiet --detach $$tmp/base $(BASE) && \
	(cd $$tmp/base && $(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count 6 ./... > $$tmp/old.txt; \
	cd $(CURDIR) && $(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count 6 ./... > $$tmp/new.txt); \
	$(GO) run $(BENCHSTAT) $$tmp/old.txt $$tmp/new.txt

compare: build ## measure whole runs against yq, gojq, jq, Miller and PyYAML
	$(GO) run ./internal/tools/benchcompare bin/landscope data/landscape.yml

start: build ## measure size, start and memory against the bounds
	$(GO) run ./internal/tools/benchcompare -start bin/landscope

cross: ## build for Linux, macOS and Windows on amd64 and arm64
	@for target in $(TARGETS); do \
	  os=$${target%/*}; arch=$${target#*/}; ext=; [ $$os = windows ] && ext=.exe; \
	  echo "dist/landscope-$$os-$$arch$$ext"; \
	  GOOS=$$os GOARCH=$$arch $(GO) $(BUILD) -o dist/landscope-$$os-$$arch$$ext ./cmd/landscope || exit 1; \
	done

check: ## vet, formatting, tidy modules, workflows, lint
	$(GO) vet ./...
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w ."; exit 1; }
	$(GO) mod tidy -diff
	$(MAKE) workflows lint

workflows: ## run actionlint on the workflows and the examples
	$(GO) run $(ACTIONLINT) .github/workflows/*.yml .github/examples/*.yml internal/starter/files/.github/workflows/*.yml

vulnerabilities: ## look the dependencies up in the Go vulnerability database
	$(GO) run $(GOVULNCHECK) ./...

golden: ## rewrite the expected outputs, README blocks and the reference
	$(GO) test ./cmd -update

share: build ## write the manual pages and completions of packages to bin/share
	rm -rf bin/share
	mkdir -p bin/share/completions
	bin/landscope --quiet man bin/share/man
	gzip -9nk bin/share/man/*/*
	bin/landscope completion bash > bin/share/completions/landscope.bash
	bin/landscope completion zsh > bin/share/completions/_landscope
	bin/landscope completion fish > bin/share/completions/landscope.fish
	bin/landscope completion powershell > bin/share/completions/landscope.ps1

release-tools: ## build the programs that build a release
	@for program in $(RELEASE_PROGRAMS); do GOBIN=$(RELEASE_TOOLS) $(GO) install $$program || exit 1; done

signing-tools: # of the release workflow only
	GOBIN=$(RELEASE_TOOLS) $(GO) install $(COSIGN)

image: ## build the container image and push it to KO_DOCKER_REPO
	@mkdir -p $(SBOMS)
	VERSION=$(VERSION) SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) KO_DATA_DATE_EPOCH=$$(git log -1 --format=%ct) \
	$(RELEASE_TOOLS)/ko build --bare --tags $(IMAGE_TAGS) --sbom spdx --sbom-dir $(SBOMS) \
	  --image-label org.opencontainers.image.source=https://github.com/landscope-cli/landscope \
	  --image-label org.opencontainers.image.version=$(VERSION),org.opencontainers.image.licenses=Apache-2.0 \
	  ./cmd/landscope

# The release is built in a clone, because goreleaser needs the remote of the repository,
# and so that nothing but the commit takes part in it.
snapshot:
	rm -rf dist
	git clone --quiet --no-hardlinks . dist/source
	git -C dist/source remote set-url origin https://github.com/landscope-cli/landscope
	git -C dist/source tag --force v$(SNAPSHOT)
	cd dist/source && PATH=$(RELEASE_TOOLS):$$PATH goreleaser release --snapshot --clean --skip=sign
	cd dist/source && PATH=$(RELEASE_TOOLS):$$PATH .github/packaging/image-snapshot.sh $(SNAPSHOT) dist/image
	mv dist/source/dist/* dist
	rm -rf dist/source

release-snapshot: release-tools snapshot ## build and test a release of the last commit in dist, without publishing it
	LANDSCOPE_DIST=$(CURDIR)/dist LANDSCOPE_DIST_VERSION=$(SNAPSHOT) $(GO) test -count=1 ./cmd -run 'TestDist|TestRelease'

# Records of goreleaser, and a manifest, which have the time or are in the order in which
# builds ended. Everything that checksums.txt names is compared.
UNORDERED := metadata.json config.yaml artifacts.json *.installer.yaml
reproducible: release-tools ## build a release twice, the second from nothing, and compare the files
	rm -rf dist
	git clone --quiet . dist/first
	git clone --quiet . dist/other/second
	$(MAKE) -C dist/first snapshot
	GOCACHE=$(CURDIR)/dist/cache $(MAKE) -C dist/other/second snapshot
	diff -rq $(UNORDERED:%=--exclude='%') dist/first/dist dist/other/second/dist
	rm -rf dist

clean: ## remove what was built
	rm -rf bin dist
