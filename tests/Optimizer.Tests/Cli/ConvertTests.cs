using Optimizer.Tests.Api;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.Cli;

[Collection("console")]
public sealed class ConvertTests
{
    public static TheoryData<string, string> Files() => new()
    {
        { "waste", File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "eight-stops.txt")) },
        { "solomon", File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "four-customers.txt")) },
        { "several depots", VrplibTests.TwoDepots },
        { "one depot", VrplibTests.OneDepot },
        { "backhauls", VrplibTests.Backhauls },
        { "trips", VrplibTests.Trips },
        { "pairs", PickupDeliveryFormatTests.Vrplib },
        { "cordeau", CordeauTests.TwoDepots },
        { "li and lim", PickupDeliveryFormatTests.LiLim },
        { "sartori and buriol", PickupDeliveryFormatTests.SartoriBuriol },
        { "prplib", PrplibTests.TwoCities },
        { "vroom with matrices", VroomTests.WithMatrices },
        { "vroom with coordinates", VroomTests.WithCoordinates },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_converted_file_has_the_same_plan(string name, string text)
    {
        using var file = new TemporaryFile(text);
        using var json = new TemporaryFile("");

        Assert.True(Terminal.Run("convert", file.Path, "--out", json.Path).Status == 0, name);

        Assert.Equal(Solution(file.Path), Solution(json.Path));
    }

    [Fact]
    public void A_name_that_ends_in_binpb_is_written_as_protobuf()
    {
        using var file = new TemporaryFile(VrplibTests.OneDepot);
        var path = $"{file.Path}.binpb";
        try
        {
            Assert.Equal(0, Terminal.Run("convert", file.Path, "--out", path).Status);

            Assert.Equal(Solution(file.Path), Solution(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Solution(string path)
    {
        using var sol = new TemporaryFile("");
        var (status, _, error) = Terminal.Run("plan", path, "--iterations", "50", "--sol", sol.Path);
        Assert.True(status is 0 or 1, error);
        return File.ReadAllText(sol.Path);
    }
}
