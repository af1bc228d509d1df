using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Tests.Planning.Distances;

public sealed class RoadEstimateTests
{
    private static readonly Dictionary<string, Position> Cities = new()
    {
        ["Bremen"] = new(53.0838997, 8.8044917),
        ["Oldenburg"] = new(53.1377863, 8.2048108),
        ["Bremerhaven"] = new(53.5660014, 8.5663569),
    };

    [Theory]
    [InlineData("Bremen", "Oldenburg", 40.473)]
    [InlineData("Bremen", "Bremerhaven", 55.892)]
    public void Great_circles_are_those_of_the_worked_example(string from, string to, double km)
    {
        Assert.Equal(km, RoadEstimate.GreatCircleKm(Cities[from], Cities[to]), 3);
        Assert.Equal(km, RoadEstimate.GreatCircleKm(Cities[to], Cities[from]), 3);
    }

    [Theory]
    [InlineData("Bremen", "Oldenburg", 47.5, 51.4)]
    [InlineData("Bremen", "Bremerhaven", 65.2, 66.4)]
    public void Roads_and_their_durations_are_those_of_the_worked_example(string from, string to, double km, double minutes)
    {
        var leg = RoadEstimate.Between(Cities[from], Cities[to], durationFactor: 1);

        Assert.Equal(km, leg.Metres / 1_000.0, 1);
        Assert.Equal(minutes, leg.Seconds / 60.0, 1);
    }

    [Theory]
    [InlineData(5, 10.5)]
    [InlineData(20, 26.4)]
    [InlineData(50, 53.6)]
    [InlineData(100, 94.6)]
    public void A_truck_needs_these_minutes_for_these_kilometres(double km, double minutes) =>
        Assert.Equal(minutes, RoadEstimate.Minutes(km), tolerance: 0.1);
}
