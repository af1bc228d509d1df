using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

public class PlainNeighboursTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory, MemberData(nameof(Seeds))]
    public void Finds_what_sorting_by_distance_and_number_finds(int seed)
    {
        var data = PlainProblems.Data(PlainProblems.Draw(seed, stops: 80 + (40 * seed), hasPoints: seed % 4 != 0));
        var most = 3 + (5 * seed);

        var neighbours = new PlainNeighbours(data, most);

        Assert.Equal(most, neighbours.Count);
        for (var stop = 0; stop < data.Stops; stop++)
        {
            var sorted = Enumerable.Range(0, data.Stops).Where(other => other != stop).OrderBy(other => data.Distance(stop, other)).ThenBy(other => other).Take(most).ToArray();
            Assert.True(sorted.AsSpan().SequenceEqual(neighbours.Of(stop)), $"Seed {seed}, stop {stop}: {string.Join(' ', neighbours.Of(stop).ToArray())}, not {string.Join(' ', sorted)}.");
            Assert.Equal(sorted.Select(other => data.Distance(stop, other)), neighbours.MetresOf(stop).ToArray());
        }
    }

    [Fact]
    public void Nobody_has_more_neighbours_than_there_are_others()
    {
        var data = PlainProblems.Data(PlainProblems.Draw(seed: 1, stops: 5));

        Assert.Equal(4, new PlainNeighbours(data, 100).Count);
    }
}
