using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>The twin places all in the same order, whatever it costs.</summary>
public class BoundedRecreateTests
{
    private const int Pairs = 14;

    [Fact]
    public void A_plan_is_given_up_only_if_it_would_be_refused()
    {
        var (accepted, refused, rescued) = (0, 0, 0);
        foreach (var rules in new[] { PairRules.CapacityOnly, PairRules.Windows, PairRules.TimeCosts, PairRules.WindowsAndTimeCosts, PairRules.TwoCollections })
        {
            for (var seed = 0; seed < 10; seed++)
            {
                var (search, twin, random) = (new Search(seed, rules), new Search(seed, rules), new Random(seed));
                for (var step = 0; step < 30; step++)
                {
                    var order = DrawRequests(random);
                    search.TakeOut(order);
                    twin.TakeOut(order);
                    foreach (var request in order)
                        twin.Recreate.Place(request, blinkShare: 0);
                    var most = twin.Tours.Cost + random.Next(-100_000, 100_000);
                    search.Bounded.Apply(order.ToArray(), most);

                    var what = $"{rules}, seed {seed}, step {step}: {search.Tours.Cost}, the twin {twin.Tours.Cost}, at most {most}.";
                    if (twin.Tours.Cost < most)
                        Assert.True(search.Tours.Cost == twin.Tours.Cost, what);
                    accepted += twin.Tours.Cost < most ? 1 : 0;
                    refused += search.Tours.Cost >= most ? 1 : 0;
                    rescued += twin.Tours.Cost >= most && search.Tours.Cost < most ? 1 : 0;
                    Assert.False(search.Tours.ForbidsNewVehicles);
                    Follow(search.Tours, twin.Tours, isAccepted: twin.Tours.Cost < most);
                }
            }
        }

        Assert.True(accepted > 100 && refused > 100 && rescued > 0, $"{accepted} accepted, {refused} refused, {rescued} rescued.");
    }

    /// <summary>Both go on from the same plan.</summary>
    private static void Follow(Tours tours, Tours twin, bool isAccepted)
    {
        if (!isAccepted)
        {
            tours.Rollback();
            twin.Rollback();
        }

        tours.Mark();
        twin.Mark();
        Assert.Equal(twin.Cost, tours.Cost);
    }

    private static int[] DrawRequests(Random random) => [.. Enumerable.Range(0, Pairs).OrderBy(_ => random.Next()).Take(random.Next(2, 8)).Select(pair => 2 * pair)];

    private sealed class Search
    {
        public Search(int seed, PairRules rules)
        {
            var parameters = SearchParameters.From(new Dictionary<string, double> { ["blink_share"] = 0 });
            Tours = new(new SearchData(PairProblems.Draw(seed, Pairs, rules)));
            Recreate = new(Tours, new Neighbours(Tours.Data, 30), parameters, new(1));
            Bounded = new(Tours, Recreate, parameters, new(1));
            for (var pair = 0; pair < Pairs; pair++)
                Recreate.Place(2 * pair, blinkShare: 0);
            Tours.Mark();
        }

        public Tours Tours { get; }
        public Recreate Recreate { get; }
        public BoundedRecreate Bounded { get; }

        public void TakeOut(int[] requests)
        {
            foreach (var request in requests.Where(request => Tours.RouteOf(request) >= 0))
            {
                Tours.Touch(Tours.RouteOf(request));
                Recreate.TakeOut(request);
            }

            foreach (var vehicle in Tours.Touched)
                Assert.True(Tours.TryRefresh(vehicle));
        }
    }
}
