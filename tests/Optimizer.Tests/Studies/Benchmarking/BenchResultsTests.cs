using Optimizer.Studies.Benchmarking;
using Optimizer.Tests.Cli;

namespace Optimizer.Tests.Studies.Benchmarking;

public sealed class BenchResultsTests
{
    private static readonly BenchCase Case = new("cvrp", "square", "routing", "fast", "neighbours=9 blink_share=0.1", Threads: 2, Seed: 3, TimeLimitSeconds: 0.5, Clock: "wall");

    private static readonly BenchRow Row = new(Case, "0.1", 103.5, 4, new(100, 3), 7.25, 0.61, 12_345, 61.5, IsFeasible: true, IsChecked: false, Error: "Customer 1, \"mill\", is late.");

    [Fact]
    public void A_row_survives_the_file()
    {
        using var file = new TemporaryFile("");

        BenchResults.Append(file.Path, Row);
        BenchResults.Append(file.Path, new(Case with { Seed = 4 }, Error: "broken"));

        Assert.Equal<BenchRow>([Row, new(Case with { Seed = 4 }, Error: "broken")], BenchResults.Read(file.Path));
    }

    [Fact]
    public void A_line_that_was_cut_off_hides_no_other()
    {
        using var file = new TemporaryFile("");
        BenchResults.Append(file.Path, Row);
        File.AppendAllText(file.Path, "cvrp,square,rout");

        BenchResults.Append(file.Path, Row with { Error = "" });

        Assert.Equal<BenchRow>([Row, Row with { Error = "" }], BenchResults.Read(file.Path));
    }

    [Fact]
    public void A_file_that_is_not_there_has_no_rows() => Assert.Empty(BenchResults.Read("nowhere.csv"));

    [Fact]
    public void Another_file_is_refused()
    {
        using var file = new TemporaryFile("a,b\n1,2\n");

        Assert.Throws<FormatException>(() => BenchResults.Read(file.Path));
    }

    [Fact]
    public void The_gap_is_in_percent_of_the_best_known_value()
    {
        Assert.Equal(3.5, Row.GapPercent!.Value, 9);
        Assert.Equal(-1, (Row with { Cost = 99 }).GapPercent!.Value, 9);
        Assert.Null((Row with { Best = null }).GapPercent);
        Assert.Null((Row with { Cost = null }).GapPercent);
    }

    [Fact]
    public void Only_complete_solutions_without_a_fault_count()
    {
        var right = Row with { IsChecked = true, Error = "" };

        Assert.True(right.Counts);
        Assert.True((right with { IsChecked = null }).Counts);
        Assert.False((right with { IsChecked = false }).Counts);
        Assert.False((right with { IsFeasible = false }).Counts);
        Assert.False((right with { Error = "slow" }).Counts);
        Assert.False((right with { Cost = null }).Counts);
    }
}
