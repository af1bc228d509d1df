using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.OrTools;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Redistribution;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Benchmarks;

/// <summary>
/// How long a matching takes by size: ways and prices of all pairs, formulation, solve, transfers. Sparse: an offer suits about one
/// need in a hundred. Divisible offers are a minimum cost flow; of those in lots, what the program has proven in its time.
/// </summary>
internal static class MatchingTimes
{
    private const int Repetitions = 3;

    public static void Measure(TextWriter output, TimeSpan limit, OrToolsHostKind kind)
    {
        using var hosts = new OrToolsHosts(new() { Host = kind, MostHosts = 1, StartLimit = TimeSpan.FromMinutes(5) });
        var solver = new MatchingSolver(hosts);
        Solve(solver, Model(10, lots: false), limit);
        output.WriteLine("| offers and needs each | ways | solver | all, median ms | finding ways, ms | formulating, ms | solving, ms | gap |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var size in new[] { 500, 1_000, 2_000 })
            output.WriteLine(Row(solver, Model(size, lots: false), limit, Repetitions));
        output.WriteLine(Row(solver, Model(200, lots: true), limit, 1));
        output.WriteLine(Row(solver, Model(2_000, lots: true), limit, 1));
    }

    private static string Row(MatchingSolver solver, Model model, TimeSpan limit, int repetitions)
    {
        var runs = Enumerable.Range(0, repetitions).Select(_ => Solve(solver, model, limit)).OrderBy(run => run.All).ToArray();
        var median = runs[runs.Length / 2];
        var (solution, lots) = (median.Solution, model.Offers[0].LotSize is null ? "" : ", in lots");
        var gap = (solution.Cost - solution.Bound) / Math.Max(1.0, Math.Abs((double)solution.Cost));
        return $"| {model.Offers.Length:N0}{lots} | {median.Ways:N0} | {solution.Solver} | {median.All.TotalMilliseconds:N0} | {median.Finding.TotalMilliseconds:N0} | {median.Formulating.TotalMilliseconds:N0} | {median.Solving.TotalMilliseconds:N0} | {gap:P2} |";
    }

    private static MatchingTime Solve(MatchingSolver solver, Model model, TimeSpan limit)
    {
        var start = Stopwatch.GetTimestamp();
        var travel = new SiteTravel(model);
        var options = new TransferOptions(model, travel);
        var prices = new TransportPrices(model, travel, FactorSet.Default);
        double[] transport = [.. options.Paths.Select(prices.Direct)];
        var found = Stopwatch.GetTimestamp();
        var formulation = new MatchingFormulation(model, FactorSet.Default, options, options.Paths, transport);
        var formulated = Stopwatch.GetTimestamp();
        var solution = solver.Solve(formulation.Problem, new CpLimits { TimeLimit = limit, TakesTurns = true }, CancellationToken.None);
        var solved = Stopwatch.GetTimestamp();
        formulation.Read(solution.Amounts);
        return new(Stopwatch.GetElapsedTime(start), Stopwatch.GetElapsedTime(start, found), Stopwatch.GetElapsedTime(found, formulated), Stopwatch.GetElapsedTime(formulated, solved), options.Paths.Length, solution);
    }

    /// <summary>The sites and fleet of a generated region, with offers and needs of 100 materials.</summary>
    private static Model Model(int size, bool lots)
    {
        var random = new Random(size);
        var region = RegionalModels.Generate(Region.Nordwest, seed: 1, 200);
        ImmutableArray<Material> materials = [.. Enumerable.Range(0, Math.Max(1, Math.Min(100, size / 5))).Select(number => new Material { Id = $"m{number}", Name = $"m{number}" })];
        ImmutableArray<VehicleType> types = [.. region.VehicleTypes.Select(type => type with { Configurations = [new("", [new() { Id = "body", Capacity = LoadVector.NoLimit(region.LoadDimensions.Length) }])] })];
        return new(region.Parts with
        {
            VehicleTypes = types,
            Materials = materials,
            MaterialIncompatibilities = [],
            Facilities = [],
            Collections = [],
            Relations = [],
            InitialRoutes = [],
            Offers = [.. Enumerable.Range(0, size).Select(Offer)],
            Needs = [.. Enumerable.Range(0, size).Select(Need)],
        });

        Offer Offer(int number) => new()
        {
            Id = $"o{number}",
            SiteId = Site(),
            MaterialId = Material(),
            Amounts = Amounts(out var massKg),
            MassKg = massKg,
            LotSize = lots ? 100_000 * random.Next(1, 6) : null,
            TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, region.End)],
        };

        Need Need(int number) => new()
        {
            Id = $"n{number}",
            SiteId = Site(),
            MaterialId = Material(),
            Amounts = Amounts(out var massKg),
            MassKg = massKg,
            AcceptedMaterials = [new(Material(), [])],
            ValuePerUnitCents = random.Next(1, 30),
            TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, region.End)],
        };

        string Site() => region.Sites[random.Next(region.Sites.Length)].Id;
        string Material() => materials[random.Next(materials.Length)].Id;

        LoadVector Amounts(out double massKg)
        {
            massKg = random.Next(5, 60) * 100;
            return new([.. Enumerable.Repeat((long)(massKg * 1_000), region.LoadDimensions.Length)]);
        }
    }

    /// <summary>What a matching took, by step; what is left of all of it is writing transfers.</summary>
    private sealed record MatchingTime(TimeSpan All, TimeSpan Finding, TimeSpan Formulating, TimeSpan Solving, int Ways, MatchingSolution Solution);
}
