using System.Collections.Immutable;
using Optimizer.Studies.Benchmarking;

namespace Optimizer.Tests.Studies.Benchmarking;

public sealed class QualityReportTests
{
    private static readonly ImmutableArray<PeerScore> Peers = PeerScore.Read(
        """
        family,instance,peer,time_limit_s,vehicles,vehicles_above_best,cost,gap_percent
        cvrp,a,rival,10,,,,1.5
        cvrp,a,rival,30,,,,0.5
        cvrp,b,rival,10,,,,4
        pdptw,p,rival,10,,0.5,,9
        waste,w,book,,3,,170,
        """);

    [Fact]
    public void Gaps_are_means_over_seeds_and_then_over_instances()
    {
        // a: 1 and 3; b: 6 with one seed. The mean is that of 2 and 6.
        var table = Table(Run("cvrp", "a", 1, 101, new(100, null)), Run("cvrp", "a", 2, 103, new(100, null)), Run("cvrp", "b", 1, 106, new(100, null)));

        Assert.Equal<string>(["instance", "best known", "routing, balanced, 1 thread: 10 s", "vehicles", "PI %", "rival: 10 / 30 s"], table.Columns);
        Assert.Equal<string>(["a", "100", "2.00", "5.0", "4.00", "1.50 / 0.50"], table.Rows[0]);
        Assert.Equal<string>(["b", "100", "6.00", "5.0", "4.00", "4.00 / –"], table.Rows[1]);
        Assert.Equal<string>(["**mean**", "", "4.00", "5.0", "4.00", "2.75 / 0.50 (1 of 2)"], table.Rows[2]);
    }

    [Fact]
    public void Each_limit_has_its_number_and_each_setting_its_columns()
    {
        var run = Run("cvrp", "a", 1, 101, new(100, null));
        var table = Table(run, run with { Case = run.Case with { TimeLimitSeconds = 30 }, Cost = 100 }, run with { Case = run.Case with { Threads = 2 } });

        Assert.Equal<string>(["routing, balanced, 1 thread: 10 / 30 s", "routing, balanced, 2 threads: 10 s"], table.Columns.Where(column => column.StartsWith("routing", StringComparison.Ordinal)));
        Assert.Equal("1.00 / 0.00", table.Rows[0][2]);
    }

    [Fact]
    public void Vehicles_come_first_where_they_matter()
    {
        var tables = Tables(Run("pdptw", "p", 1, 99, new(100, 4)), Run("waste", "w", 1, 160, null));

        // 5 vehicles, one more than the best known, for 1 % less; the waste set has no best known value.
        Assert.Equal("+1.0v -1.00", tables[0].Rows[0][2]);
        Assert.Equal("5.0v 160.00", tables[1].Rows[0][2]);
        Assert.Equal("3.0v 170.00", tables[1].Rows[0][5]);
    }

    [Fact]
    public void Where_a_peer_is_better_is_said()
    {
        var worse = Tables(Run("cvrp", "a", 1, 103, new(100, null)), Run("cvrp", "b", 1, 103, new(100, null)), Run("pdptw", "p", 1, 99, new(100, 4)), Run("waste", "w", 1, 160, null)).Single(table => table.Title == "Where a peer is better");

        // On b the rival is worse, and on the mean of both (2.75) better; vehicles outdo distance.
        Assert.Equal(["**mean of 2**", "a", "p", "w"], worse.Rows.Select(row => row[0]));
    }

    [Fact]
    public void A_failed_run_is_counted_and_named()
    {
        var right = Run("cvrp", "a", 1, 101, new(100, null));
        var tables = Tables(right, right with { Case = right.Case with { Seed = 2 }, IsChecked = false, Error = "Customer 3 is not visited." });

        Assert.Equal("1.00 (1 of 2 runs)", tables[0].Rows[0][2]);
        Assert.Equal("Customer 3 is not visited.", tables.Single(table => table.Title == "Runs that failed").Rows[0][^1]);
    }

    [Fact]
    public void Nothing_to_complain_about_is_not_written() => Assert.Single(Tables(Run("cvrp", "a", 1, 100, new(100, null))));

    [Fact]
    public void Markdown_is_padded_and_keeps_its_columns()
    {
        var text = new QualityTable("t", "", ["a", "long name"], [["x|y", "1"]]).ToMarkdown();

        Assert.Equal("## t\n\n| a    | long name |\n| ---- | --------- |\n| x\\|y | 1         |\n", text);
    }

    [Fact]
    public void The_committed_peers_are_all_understood()
    {
        Assert.All(PeerScore.Measured, peer => Assert.NotNull(Family.Find(peer.Family)));
        Assert.Contains(PeerScore.Measured, peer => peer is { Instance: "LC1_6_9", Peer: "ages-lns", TimeLimitSeconds: 30 } && peer.Score == new Score(2, -0.7, IsGap: true));
    }

    private static BenchRow Run(string family, string instance, int seed, double cost, BestKnown? best) =>
        new(new(family, instance, "routing", "balanced", "", 1, seed, 10, "wall"), "0.1", cost, 5, best, 4, 10, 1_000, 60, IsFeasible: true, IsChecked: true);

    private static QualityTable Table(params BenchRow[] rows) => Tables(rows)[0];

    private static ImmutableArray<QualityTable> Tables(params BenchRow[] rows) => QualityReport.Tables(rows, Peers);
}
