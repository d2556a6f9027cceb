SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.SUFFIXES:

# The flags of sam build: what tests, the local host and the functions share is compiled once.
export CGO_ENABLED := 0
export GOFLAGS += -trimpath -buildvcs=false -tags=lambda.norpc

LOCAL := .local/bin/credo
STAGE ?= dev
SITE_SOURCES := $(shell find site -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/generated/*' 2>/dev/null)

##@ Every day

.PHONY: run
run: build site ## start the whole system here, with sample providers; Ctrl-C ends it; AFRESH=1 forgets data of another version
	@$(LOCAL) run$(if $(AFRESH), --afresh)

.PHONY: demo
demo: build ## walk new providers of every market through the road, against `make run`
	@$(LOCAL) demo

.PHONY: token
token: build ## print a bearer token: make token ROLE=medical-director
	@$(LOCAL) token $(ROLE)

.PHONY: date
date: build ## move the clock and sweep the days between: make date D=+180d
	@$(LOCAL) date $(D)

.PHONY: test
test: test-go test-site ## run every test, with the real engines

.PHONY: lint
lint: ## gofmt and go vet, both modules
	@unformatted=$$(git ls-files "*.go" | xargs gofmt -l); test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }
	@go vet ./...
	@go vet -C infra/local ./...

.PHONY: clean
clean: ## remove what was built here; the data of `make run` too
	@rm -rf .local .aws-sam site/dist

##@ Parts

.PHONY: build
build: ## build the local host
	@infra/need go:1.26 java:17 node:20
	@go build -C infra/local -o ../../$(LOCAL) .

.PHONY: test-go
test-go: build ## run the Go tests of both modules beside DynamoDB Local, versitygw and the inbox
	@# the local host's read the project around their module, which Go's test cache does not watch;
	@# they wait more than they work, so the others run beside them
	@go test -C infra/local -timeout 30m -count=1 ./... & host=$$!; others=0; \
	$(LOCAL) engines -- go test -timeout 30m ./... || others=$$?; \
	wait $$host && exit $$others

.PHONY: test-days
test-days: build ## run again, on leap days and other days, the Go tests that reckon from a day
	@$(LOCAL) engines -- infra/days

.PHONY: site
site: site/dist/index.html ## build the site

site/node_modules/.package-lock.json: site/package-lock.json
	@infra/need node:20
	@echo "fetching what the site is built with (once)"
	@npm --prefix site ci --no-audit --no-fund --loglevel=error
	@touch $@

site/dist/index.html: site/node_modules/.package-lock.json $(SITE_SOURCES) shared/httpapi/openapi.yaml
	@echo "building the site"
	@npm --prefix site run --silent build
	@touch $@

.PHONY: test-site
test-site: build site ## drive the site in Chromium through the whole road
	@npm --prefix site test

.PHONY: screenshots
screenshots: build site ## make the README's pictures again
	@npm --prefix site run --silent screenshots

site/lighthouse/node_modules/.package-lock.json: site/lighthouse/package-lock.json
	@echo "fetching Lighthouse (once)"
	@npm --prefix site/lighthouse ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: lighthouse
lighthouse: build site site/lighthouse/node_modules/.package-lock.json ## measure the providers' pages with Lighthouse, on its mobile setting
	@node site/test/browser/install.mjs
	@node site/lighthouse/measure.mjs

.PHONY: costs
costs: build ## measure what one application costs: capacity, invocations, requests
	@go build -C infra/local -o ../../.local/bin/measure ./measure
	@.local/bin/measure

.PHONY: bench
bench: build ## measure every function's start and answer beside the least a handler can take; writes docs/benchmarks.md
	@go build -C infra/local -o ../../.local/bin/bench ./bench
	@.local/bin/bench

##@ SAM

SAM := .tools/sam/bin/sam
sam-% deploy adopt: export SAM_CLI_TELEMETRY := 0
sam-% deploy adopt: export AWS_DEFAULT_REGION ?= us-east-1

.PHONY: sam-tools
sam-tools: .tools/sam/.ready .tools/checkov/.ready ## fetch SAM CLI, cfn-lint and checkov at their pinned versions

.tools/sam/.ready: infra/sam/requirements.txt
.tools/checkov/.ready: infra/sam/requirements-checkov.txt
.tools/sam/.ready .tools/checkov/.ready:
	@infra/need python3:3.11
	@echo "fetching $(@D) (once)"
	@python3 -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: sam-test
sam-test: sam-tools ## test the commands that translate, deploy and operate a stage
	@.tools/sam/bin/python -m unittest infra/sam/operate_test.py infra/sam/adopt_test.py infra/sam/deploy_test.py infra/sam/translate_test.py

.PHONY: sam-validate
sam-validate: sam-tools ## hold each template against SAM, cfn-lint and checkov, and count what it deploys
	@for each in template.yaml functions/*/template.yaml; do $(SAM) validate --lint --template "$$each"; done
	@.tools/sam/bin/python infra/sam/translate.py .aws-sam/translated
	@.tools/sam/bin/cfn-lint .aws-sam/translated/*.json
	@.tools/checkov/bin/checkov --config-file infra/sam/checkov.yaml

.PHONY: sam-build
sam-build: sam-tools ## build every function for both processors and weigh it
	@infra/sam/build arm64
	@infra/sam/build x86_64

.PHONY: sam-fresh
sam-fresh: sam-tools ## show that a change in shared/ reaches the functions at the next sam build
	@infra/sam/fresh

HERE := $(subst aarch64,arm64,$(shell uname -m))

.PHONY: docker
docker:
	@command -v docker >/dev/null && docker info >/dev/null 2>&1 || { echo "Docker is missing or does not run (Debian: apt-get install docker.io, then dockerd); make run serves the same without it"; exit 1; }

.PHONY: sam-ready
sam-ready: docker sam-tools build
	@infra/sam/image
	@infra/sam/build $(HERE)
	@go build -C infra/local -o ../../.local/bin/samlocal ./samlocal

.PHONY: sam-local
sam-local: sam-ready site ## serve the API with sam local start-api, beside the engines of make run
	@.local/bin/samlocal serve

.PHONY: sam-check
sam-check: sam-ready ## run every function with sam local invoke, and the black-box suite on three hosts
	@.local/bin/samlocal check

##@ A deployed stage (STAGE=dev, staging or prod)

OPERATE := .tools/sam/bin/python infra/sam/operate.py $(STAGE)
# SAM looks for its settings beside the template unless it is given a whole path
DEPLOY := $(SAM) deploy --config-file "$(CURDIR)/samconfig.toml" --config-env $(STAGE)

.PHONY: deploy
deploy: sam-tools site ## build, show the changes, deploy, upload the site, smoke: make deploy STAGE=dev
	@infra/sam/build arm64
	@$(DEPLOY) --template-file .aws-sam/arm64/template.yaml
	@$(OPERATE) deployed
	@$(OPERATE) site site/dist
	@$(MAKE) smoke

.PHONY: adopt
adopt: sam-tools ## let a stage work on a restored table: make adopt STAGE=prod TABLE=credo-prod-2
	@infra/sam/build arm64
	@stream=$$($(OPERATE) table "$(TABLE)") && .tools/sam/bin/python infra/sam/adopt.py .aws-sam/arm64/template.yaml "$(TABLE)" "$$stream"
	@$(DEPLOY) --template-file .aws-sam/arm64/adopted.json
	@$(OPERATE) deployed

.PHONY: smoke
smoke: sam-tools ## run the black-box suite against a stage; on prod it only reads
	@go run ./infra/blackbox/smoke -stage $(STAGE) -api "$$($(OPERATE) output ApiUrl)" $(if $(filter prod,$(STAGE)),,-writes)

.PHONY: outputs
outputs: sam-tools ## print the addresses and names of a stage
	@$(OPERATE) outputs

.PHONY: resource
resource: sam-tools ## print the name of one resource: make -s resource STAGE=prod ID=Table
	@$(OPERATE) resource $(ID)

.PHONY: staff-user
staff-user: sam-tools ## create a staff user or change the role: make staff-user STAGE=dev EMAIL=a@b.example ROLE=admin
	@$(OPERATE) staff-user $(EMAIL) $(ROLE)

.PHONY: mail-identity
mail-identity: sam-tools ## make the SES identity and mail-from, print its DNS records: make mail-identity STAGE=dev DOMAIN=b.example
	@$(OPERATE) mail $(DOMAIN)

.PHONY: redrive
redrive: sam-tools ## move dead letters back: make redrive STAGE=prod QUEUE=LetterDeadLetters
	@$(OPERATE) redrive $(QUEUE)

.PHONY: replay
replay: sam-tools ## let what follows from events happen again: make replay STAGE=prod APP=CRD-… or a Provider Number (or FAILURES=yes)
	@$(OPERATE) replay "$(if $(FAILURES),failures,$(APP))"

##@ The rest

.PHONY: help
help:
	@awk -F ':.*## ' '/^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile
