using static Optimizer.Tests.Studies.Benchmarking.FamilyChecks;

namespace Optimizer.Tests.Studies.Benchmarking;

/// <summary>The check of waste collection: each rule broken once.</summary>
public sealed class WasteFamilyTests
{
    /// <summary>Sixty miles an hour, so a mile is a minute. The landfill is 10 miles out, stops are 1 and 2 miles out on the same road.</summary>
    private const string Road = """
        20 // capacity
        30 // per day
        2 // stops
        3600 // lunch
        60 // MPH
        Stop_ID X Y Early Late Service Load Type
        0 0 0 0800 1500 0 9999 0
        1 52800 0 0000 2400 600 9999 2
        2 5280 0 0000 2400 60 12 1
        3 0 10560 0900 0930 60 13 1
        """;

    [Fact]
    public void Miles_are_counted_along_the_streets() =>
        // To 2 and the landfill: 10; from there over 12 miles to 3, 12 back to the landfill, 10 home.
        IsRight("waste", Road.Replace("\n30 ", "\n60 "), 10 + 12 + 12 + 10, 1, "2 1 3 1");

    [Theory]
    [InlineData("x", "x", "The load of route 1 is 25, more than 20", "2 3 1")]
    [InlineData("30 // per day", "24 // per day", "The day's load of route 1 is 25, more than 24", "2 1 3 1")]
    [InlineData("2 // stops", "1 // stops", "The number of stops of route 1 is 2, more than 1", "2 1 3 1")]
    [InlineData("x", "x", "Route 1 returns with 12 yards on board", "2", "3 1")]
    [InlineData("x", "x", "Customer 3 is not visited", "2 1")]
    [InlineData("0900 0930", "0900 0801", "Route 2 cannot be driven", "2 1", "3 1")]
    [InlineData("0900 0930", "1400 1430", "Route 2 cannot be driven", "2 1", "3 1", "late")]
    public void Waste_finds(string before, string after, string fault, params string[] routes)
    {
        // Back from 3 over the landfill takes 45 minutes after 14:00: too late if the depot closes at 14:30.
        var instance = Road.Replace(before, after);
        IsWrong("waste", routes[^1] == "late" ? instance.Replace("0800 1500", "0800 1430") : instance, fault, [.. routes.Where(route => route != "late")]);
    }

    [Theory]
    // Leaves the landfill at 11:20 at the earliest, has lunch before 12:00, is back at 12:30.
    [InlineData("1100 2400", "0800 1500", true)]
    // Served from 11:00 to 12:20, and the depot closes before lunch could end: neither before, nor after, nor without.
    [InlineData("1100 1110", "0800 1240", false)]
    // Begins after noon, so needs no lunch.
    [InlineData("1300 1400", "1230 1600", true)]
    // Over by noon.
    [InlineData("0900 1000", "0800 1100", true)]
    public void Lunch_is_for_those_on_the_road_at_noon(string window, string depot, bool isRight)
    {
        var instance = Road.Replace("3 0 10560 0900 0930 60", $"3 0 10560 {window} {(isRight ? 60 : 4800)}").Replace("0800 1500", depot).Replace("2 5280 0 0000 2400 60 12 1\n", "");

        Assert.Equal(isRight, Check("waste", instance, "3 1").Faults.IsEmpty);
    }

    [Fact]
    public void Some_files_count_hundredths_of_an_hour()
    {
        // 0890 is 8:54; at two miles from 8:00 on, that is in time. As minutes it would be after nine.
        var instance = Road.Replace("0900 0930", "0800 0890");

        IsRight("waste", instance, 20 + 2 + 12 + 10, 2, "2 1", "3 1");
    }
}
