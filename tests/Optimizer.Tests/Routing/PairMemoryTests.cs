using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>The twin tries every two places anew.</summary>
public class PairMemoryTests
{
    public static TheoryData<PairRules> Rules => [PairRules.CapacityOnly, PairRules.Windows, PairRules.TimeCosts, PairRules.WindowsAndTimeCosts, PairRules.TwoCollections];

    [Theory, MemberData(nameof(Rules))]
    public void What_is_remembered_is_what_trying_again_finds(PairRules rules)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var tours = new Tours(new SearchData(PairProblems.Draw(seed, pairs: 9, rules)));
            Assert.True(tours.HasPrints);
            var (memory, random) = (new PairMemory(tours, new(1)), new Random(seed));
            for (var step = 0; step < 200; step++)
            {
                var pair = random.Next(9);
                tours.Mark();
                Remove(tours, 2 * pair);
                var bound = random.Next(2) == 0 ? long.MaxValue : random.Next(3_000_000);
                var (remembered, found) = (new PairPlacement(bound, -1, -1), new PairPlacement(bound, -1, -1));
                for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
                {
                    memory.TryPair(2 * pair, (2 * pair) + 1, vehicle, ref remembered);
                    tours.TryPair(2 * pair, (2 * pair) + 1, vehicle, 0, new(1), ref found);
                    Assert.True(remembered == found, $"{rules}, seed {seed}, step {step}, vehicle {vehicle}: {remembered} is remembered, {found} is found.");
                }

                if (random.Next(3) == 0)
                    tours.Rollback();
                else if (found.Exists)
                    tours.PlacePair(2 * pair, (2 * pair) + 1, found);
            }
        }
    }

    private static void Remove(Tours tours, int first)
    {
        var vehicle = tours.RouteOf(first);
        if (vehicle < 0)
            return;
        tours.Touch(vehicle);
        tours.Remove(first);
        tours.Remove(first + 1);
        Assert.True(tours.TryRefresh(vehicle));
    }
}
