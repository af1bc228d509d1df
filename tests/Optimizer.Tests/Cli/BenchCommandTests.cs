using Optimizer.Routing;
using Optimizer.Studies.Benchmarking;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.Cli;

/// <summary>Benchmarks of an instance of our own, in processes of their own.</summary>
[Collection("console")]
public sealed class BenchCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public BenchCommandTests()
    {
        var set = _folder.CreateSubdirectory("cvrp");
        File.Copy(Path.Combine(Repository.Root, "tests", "data", "five-customers.vrp"), Path.Combine(set.FullName, "five.vrp"));
        File.WriteAllText(Path.Combine(set.FullName, "notes.md"), "no instance");
        File.WriteAllText(Path.Combine(_folder.FullName, "bks.csv"), "instance,bks,family,vehicles\nfive,10,cvrp,\n");
    }

    private string Set => Path.Combine(_folder.FullName, "cvrp");

    private string Results => Path.Combine(_folder.FullName, "out", "results.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Runs_are_written_checked_and_not_repeated()
    {
        // A search of so few customers ends long before its limit.
        var markdown = Path.Combine(_folder.FullName, "quality.md");

        var (status, output, error) = Terminal.Run("bench", Set, "--time-limit", "5s", "--seeds", "1", "--set", "blink_share=0.02", "--set", "neighbours=9", "--out", Results, "--markdown", markdown);

        var row = Assert.Single(BenchResults.Read(Results));
        Assert.Equal((0, ""), (status, row.Error));
        Assert.Equal(new("cvrp", "five", "routing", "balanced", "blink_share=0.02 neighbours=9", 1, 1, 5, "wall"), row.Case);
        Assert.Equal((true, true, 10), (row.IsFeasible, row.IsChecked, row.Best!.Cost));
        Assert.Equal(RoutingEngine.Version, row.Version);
        Assert.True(row is { Cost: > 0, Iterations: > 0, PeakMemoryMb: > 5, Seconds: > 0.1, PrimalIntegral: not null }, row.ToCsv());
        Assert.Contains("1/1  cvrp five", error);
        Assert.Contains("## cvrp", output);
        Assert.StartsWith($"# Quality\n\nrouting {RoutingEngine.Version}. 1 runs, 1 of them complete", File.ReadAllText(markdown).ReplaceLineEndings("\n"));

        // The second seed is new, the first is there.
        var again = Terminal.Run("bench", Set, "--time-limit", "5", "--seeds", "2", "--clock", "wall", "--set", "neighbours=9", "--set", "blink_share=0.02", "--out", Results);
        Assert.Contains("1/1  cvrp five", again.Error);
        Assert.Equal([1, 2], BenchResults.Read(Results).Select(each => each.Case.Seed));
        Assert.Equal(row, BenchResults.Read(Results)[0]);

        Assert.Equal(again.Output, Terminal.Run("bench", "--summary", Results).Output);
    }

    [Fact]
    public void Runs_by_processor_time_are_runs_of_their_own()
    {
        Terminal.Run("bench", Set, "--time-limit", "5s", "--seeds", "1", "--out", Results);
        var (status, output, _) = Terminal.Run("bench", Set, "--time-limit", "5s", "--seeds", "1", "--clock", "processor", "--out", Results);

        Assert.Equal(0, status);
        Assert.Equal(["wall", "processor"], BenchResults.Read(Results).Select(each => each.Case.Clock));
        Assert.Contains("1 thread, processor time: 5 s", output);
    }

    [Fact]
    public void A_run_that_fails_is_a_row_and_ends_with_1()
    {
        File.WriteAllText(Path.Combine(Set, "broken.vrp"), "NAME: broken\nDIMENSION: x\n");

        var (status, output, _) = Terminal.Run("bench", Path.Combine(Set, "broken.vrp"), "--time-limit", "300ms", "--seeds", "1", "--out", Results);

        Assert.Equal(1, status);
        Assert.Contains("The input has", Assert.Single(BenchResults.Read(Results)).Error);
        Assert.Contains("## Runs that failed", output);
    }

    [Theory]
    [InlineData("benchmarks/README.md")]
    [InlineData("no file or folder", "nowhere")]
    [InlineData("no file", "--summary", "nowhere.csv")]
    [InlineData("not one of cvrp", "x", "--family", "chess")]
    [InlineData("not one of routing", "x", "--engines", "routing,magic")]
    [InlineData("not one of fast", "x", "--presets", "wild")]
    [InlineData("whole number above 0", "x", "--threads", "1,0")]
    [InlineData("not one of wall, processor", "x", "--clock", "sun")]
    [InlineData("not a time", "x", "--time-limit", "10s,soon")]
    [InlineData("from 1 to 1000", "x", "--seeds", "0")]
    [InlineData("runs nothing", "x", "--summary", "y.csv")]
    public void Wrong_usage_ends_with_2_and_says_what_to_do(string says, params string[] arguments)
    {
        var (status, _, error) = Terminal.Run(["bench", .. arguments]);

        Assert.Equal(2, status);
        Assert.Contains(says, error);
    }

    [Fact]
    public void A_folder_without_instances_is_refused()
    {
        Assert.Equal(2, Terminal.Run("bench", _folder.FullName).Status);
    }

    [Fact]
    public void A_file_that_is_no_results_file_is_not_written_to()
    {
        var other = Path.Combine(_folder.FullName, "bks.csv");
        var before = File.ReadAllText(other);

        var (status, _, error) = Terminal.Run("bench", Set, "--out", other);

        Assert.Equal(2, status);
        Assert.Contains("bench.not_results", error);
        Assert.Equal(before, File.ReadAllText(other));
    }
}
