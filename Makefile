.DEFAULT_GOAL := help
CLI := artifacts/bin/Optimizer.Cli/release/optimizer

# What quality measures; for sets from 800 stops on, LIMITS=10s,30s,60s.
LIMITS := 10s,30s
THREADS := 1,2
SEEDS := 3
RESULTS := out/quality.csv

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "%-15s %s\n", $$1, $$2 }'

build: ## Builds everything, warnings are errors
	dotnet build Optimizer.sln

release: ## Builds the command line without debug checks
	dotnet build -v quiet -c Release src/Optimizer.Cli

demo: release ## Plans a real region's day in 20 s, and what that saves in 40 s more: tables, out/plan.json, out/routes.geojson, out/report.html
	@mkdir -p out
	$(CLI) plan instances/nordwest/regional-day.json --savings --out out/plan.json --geojson out/routes.geojson --report out/report.html --time-zone Europe/Berlin || [ $$? -eq 1 ]
	@echo "Look at out/report.html in a browser."

serve: release ## Starts the service on http://localhost:8080
	$(CLI) serve

test: tools ## Passes all tests; installs the foreign clients they need
	sh eng/test.sh tests/Optimizer.Tests tests/Optimizer.ServiceTests

test-fast: ## Passes the tests that need no server, in under a minute
	sh eng/test.sh tests/Optimizer.Tests

tools: ## Installs what the tests need beyond the .NET SDK and Node
	sh eng/install-test-tools.sh

fuzz: ## Generates, plans and checks COUNT random models of collections (default 10000), COUNT_OF_OTHERS of each other kind (200)
	FUZZ_COUNT=$(or $(COUNT),10000) FUZZ_OFFERS_COUNT=$(or $(COUNT_OF_OTHERS),200) FUZZ_ASSETS_COUNT=$(or $(COUNT_OF_OTHERS),200) FUZZ_ALL_COUNT=$(or $(COUNT_OF_OTHERS),200) dotnet test -c Release tests/Optimizer.Tests --filter FullyQualifiedName~Fuzz\|FullyQualifiedName~Every_plan_of_a_random

check: format test ## What has to pass before a change is done

format: ## Fails if the code is not formatted
	dotnet format Optimizer.sln --verify-no-changes

golden: ## Rewrites the golden files; read the diff before you commit it
	UPDATE_GOLDEN=1 dotnet test tests/Optimizer.Tests --filter FullyQualifiedName~Golden

quality: release ## Plans the public instances in SETS="FOLDER ...", checks them, writes benchmarks/results/quality.md
	$(CLI) bench $(SETS) --time-limit $(LIMITS) --threads $(THREADS) --seeds $(SEEDS) --out $(RESULTS) --markdown benchmarks/results/quality.md

bench: ## Measures the engine's kernels and steps
	dotnet run -c Release --project benchmarks/Optimizer.Benchmarks -- --filter '*' --job short --inProcess

bench-plans: ## Measures first plans by size, and a minute on 10,000 collections
	dotnet run -c Release --project benchmarks/Optimizer.Benchmarks -- plans 60

bench-matching: ## Measures matchings of up to 2,000 offers and needs
	dotnet run -c Release --project benchmarks/Optimizer.Benchmarks -- matching 10

bench-schedules: ## Measures schedules of 500 bookings on 50 shared assets
	dotnet run -c Release --project benchmarks/Optimizer.Benchmarks -- schedules 1 5 30

bench-classics: ## Solves the job shops, projects and assignments in SETS=FOLDER, 10 s each
	dotnet run -c Release --project benchmarks/Optimizer.Benchmarks -- classics $(SETS) 10

clean: ## Removes what was built
	rm -rf artifacts out

.PHONY: help build release demo serve test test-fast tools fuzz check format golden quality bench bench-plans bench-matching bench-schedules bench-classics clean
