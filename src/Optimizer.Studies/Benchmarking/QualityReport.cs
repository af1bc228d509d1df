using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking;

/// <summary>Results as tables: one for each family with the peers beside, one of where peers are better, one of runs that failed.</summary>
public static class QualityReport
{
    private const string None = "–";
    private const int LongestWhy = 120;

    public static ImmutableArray<QualityTable> Tables(IReadOnlyList<BenchRow> rows, IReadOnlyList<PeerScore> peers)
    {
        var families = rows.Select(row => row.Case.Family).Distinct().Select(family => Of(family, [.. rows.Where(row => row.Case.Family == family)], [.. peers.Where(peer => peer.Family == family)]));
        return [.. families, .. Worse(rows, peers), .. Failed(rows)];
    }

    private static QualityTable Of(string family, BenchRow[] rows, PeerScore[] peers)
    {
        var instances = rows.Select(row => row.Case.Instance).Distinct().ToArray();
        var others = peers.Where(peer => instances.Contains(peer.Instance)).GroupBy(peer => peer.Peer).ToArray();
        var setups = rows.GroupBy(row => Setup(row.Case)).Select(setup => (Name: setup.Key, Runs: setup.ToArray(), Limits: Limits(setup))).ToArray();

        var table = instances.Select(instance => Row(instance, rows.First(row => row.Case.Instance == instance).Best, each => each == instance));
        return new(
            family,
            Remark(family, rows),
            ["instance", "best known", .. setups.SelectMany(setup => new[] { $"{setup.Name}: {Join(setup.Limits)}", "vehicles", "PI %" }), .. others.Select(peer => Limits(peer) is [] ? peer.Key : $"{peer.Key}: {Join(Limits(peer))}")],
            [.. table, Row("**mean**", null, _ => true)]);

        ImmutableArray<string> Row(string name, BestKnown? best, Func<string, bool> isMeant) =>
        [
            name,
            best is null ? "" : $"{best.Cost:0.##}{(best.Vehicles is { } vehicles ? $" ({vehicles} v)" : "")}",
            .. setups.SelectMany(setup => Cells(setup.Runs.Where(run => isMeant(run.Case.Instance)), setup.Limits, instances.Count(isMeant))),
            .. others.Select(peer => Cell([.. peer.Where(each => isMeant(each.Instance))], Limits(peer), instances.Count(isMeant))),
        ];
    }

    private static string Remark(string family, BenchRow[] rows)
    {
        var known = Family.Find(family);
        var isGap = rows.Any(row => row.Best is not null);
        var seeds = rows.Select(row => row.Case.Seed).Distinct().Count();
        var vehicles = $" Vehicles first: v is how many there are{(isGap ? " more than best known" : "")}.";
        return $"{(isGap ? "Gap to the best known value in percent" : "Cost")} ({known?.Unit ?? "cost"}), {(seeds == 1 ? "one seed" : $"{seeds} seeds")}.{(known is { HasVehiclesFirst: true } ? vehicles : "")}";
    }

    /// <summary>Scores, vehicles and primal integrals, each with a number for every limit.</summary>
    private static IEnumerable<string> Cells(IEnumerable<BenchRow> runs, double[] limits, int instances)
    {
        var byLimit = limits.Select(limit => runs.Where(run => run.Case.TimeLimitSeconds == limit).ToArray()).ToArray();
        yield return string.Join(" / ", byLimit.Select(all => $"{MeanOf(all)?.ToString() ?? None}{Share(all.Count(run => run.Counts), all.Length, " runs")}{Share(all.DistinctBy(run => run.Case.Instance).Count(), instances)}"));
        yield return string.Join(" / ", byLimit.Select(all => Mean(all.Where(run => run.Counts).Select(run => (double?)run.Vehicles), "0.0")));
        yield return string.Join(" / ", byLimit.Select(all => Mean(all.Where(run => run.Counts).Select(run => run.PrimalIntegral), "0.00")));
    }

    private static string Cell(PeerScore[] scores, double[] limits, int instances) => limits is []
        ? Of(scores, instances)
        : string.Join(" / ", limits.Select(limit => Of([.. scores.Where(score => score.TimeLimitSeconds == limit)], instances)));

    private static string Of(PeerScore[] scores, int instances) =>
        Score.Mean([.. scores.Select(score => score.Score)]) is { } mean ? $"{mean}{Share(scores.Length, instances)}" : None;

    /// <summary>First over the seeds of an instance, then over the instances.</summary>
    private static Score? MeanOf(IEnumerable<BenchRow> runs) => Score.Mean([.. runs.Where(run => run.Counts)
        .GroupBy(run => run.Case.Instance)
        .Select(instance => Score.Mean([.. instance.Select(Score.Of)])!.Value)]);

    private static string Mean(IEnumerable<double?> values, string format) => values.Average() is { } mean ? mean.ToString(format) : None;

    private static string Share(int some, int all, string what = "") => some == all ? "" : $" ({some} of {all}{what})";

    private static double[] Limits(IEnumerable<BenchRow> rows) => [.. rows.Select(row => row.Case.TimeLimitSeconds).Distinct().Order()];

    private static double[] Limits(IEnumerable<PeerScore> peers) => [.. peers.Select(peer => peer.TimeLimitSeconds).OfType<double>().Distinct().Order()];

    private static string Join(double[] limits) => $"{string.Join(" / ", limits)} s";

    private static string Setup(BenchCase run) =>
        string.Join(", ", ((string[])[run.Engine, run.Preset, run.Parameters, run.Threads == 1 ? "1 thread" : $"{run.Threads} threads", run.Clock == "wall" ? "" : $"{run.Clock} time"]).Where(part => part.Length > 0));

    /// <summary>Instances, and means over the instances that both have solved, on which a peer is better at the same limit.</summary>
    private static IEnumerable<QualityTable> Worse(IReadOnlyList<BenchRow> rows, IReadOnlyList<PeerScore> peers)
    {
        var pairs = from runs in rows.Where(row => row.Counts).GroupBy(row => (row.Case.Family, row.Case.Instance, Setup: Setup(row.Case), Limit: row.Case.TimeLimitSeconds))
                    from peer in peers
                    where peer.Family == runs.Key.Family && peer.Instance == runs.Key.Instance && (peer.TimeLimitSeconds ?? runs.Key.Limit) == runs.Key.Limit
                    select (runs.Key.Family, runs.Key.Instance, runs.Key.Setup, runs.Key.Limit, peer.Peer, Ours: MeanOf(runs)!.Value, Theirs: peer.Score);
        var all = pairs.ToArray();
        var means = from pair in all
                    group pair by (pair.Family, pair.Setup, pair.Limit, pair.Peer) into common
                    where common.Count() > 1
                    select (common.Key.Family, Instance: $"**mean of {common.Count()}**", common.Key.Setup, common.Key.Limit, common.Key.Peer, Ours: Mean(common.Select(pair => pair.Ours)), Theirs: Mean(common.Select(pair => pair.Theirs)));
        var found = means.Concat(all).Where(pair => pair.Ours.IsWorseThan(pair.Theirs))
            .Select(pair => (ImmutableArray<string>)[pair.Instance, pair.Family, pair.Setup, $"{pair.Limit} s", $"{pair.Ours}", pair.Peer, $"{pair.Theirs}"])
            .ToImmutableArray();
        if (!found.IsEmpty)
            yield return new("Where a peer is better", "At the same limit, or as published.", ["instance", "family", "run", "limit", "Optimizer", "peer", "peer's"], found);

        static Score Mean(IEnumerable<Score> scores) => Score.Mean([.. scores])!.Value;
    }

    private static IEnumerable<QualityTable> Failed(IReadOnlyList<BenchRow> rows)
    {
        var failed = rows.Where(row => !row.Counts)
            .Select(row => (ImmutableArray<string>)[row.Case.Instance, row.Case.Family, Setup(row.Case), $"{row.Case.TimeLimitSeconds} s", $"{row.Case.Seed}", Why(row)])
            .ToImmutableArray();
        if (!failed.IsEmpty)
            yield return new("Runs that failed", "", ["instance", "family", "run", "limit", "seed", "why"], failed);

        static string Why(BenchRow row) => row.Error.Length == 0 ? "something is left out" : row.Error.Length <= LongestWhy ? row.Error : $"{row.Error[..LongestWhy]}...";
    }
}
