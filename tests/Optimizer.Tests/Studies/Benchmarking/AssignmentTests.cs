using Optimizer.Studies.Benchmarking.Checking;

namespace Optimizer.Tests.Studies.Benchmarking;

public sealed class AssignmentTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void Finds_what_trying_everything_finds(int seed)
    {
        var random = new Random(seed);
        var (routes, vehicles) = (random.Next(1, 5), random.Next(1, 6));
        var cost = Enumerable.Range(0, routes).Select(_ => Enumerable.Range(0, vehicles).Select(_ => random.Next(4) == 0 ? double.PositiveInfinity : random.Next(20)).ToArray()).ToArray();

        var found = Assignment.Find(cost);

        var best = Least(cost, 0, []);
        Assert.Equal(double.IsFinite(best), found is not null);
        if (found is null)
            return;
        Assert.Equal(found.Length, found.Distinct().Count());
        Assert.Equal(best, found.Index().Sum(each => cost[each.Index][each.Item]));
    }

    private static double Least(double[][] cost, int route, HashSet<int> used)
    {
        if (route == cost.Length)
            return 0;
        var least = double.PositiveInfinity;
        for (var vehicle = 0; vehicle < cost[route].Length; vehicle++)
        {
            if (!used.Add(vehicle))
                continue;
            least = Math.Min(least, cost[route][vehicle] + Least(cost, route + 1, used));
            used.Remove(vehicle);
        }

        return least;
    }
}
