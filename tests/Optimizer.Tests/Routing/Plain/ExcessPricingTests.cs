using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

public class ExcessPricingTests
{
    [Fact]
    public void The_price_rises_while_plans_are_overloaded_and_falls_while_they_are_not()
    {
        var tours = Place(20);
        var pricing = new ExcessPricing(tours, scale: 1_000);
        pricing.Begin();
        var first = tours.ExcessPrice;

        Count(pricing, 20);
        var low = tours.ExcessPrice;
        Overload(tours);
        Count(pricing, 60);

        Assert.InRange(low, 1, first - 1);
        Assert.InRange(tours.ExcessPrice, first + 1, PlainTours.ForbiddingPrice);
    }

    [Fact]
    public void Excess_is_forbidden_where_stops_are_absent()
    {
        var tours = Place(20);
        tours.Touch(3);
        tours.Clear(3);
        var pricing = new ExcessPricing(tours, scale: 1_000);
        pricing.Begin();

        Count(pricing, 100);

        Assert.Equal(PlainTours.ForbiddingPrice, tours.ExcessPrice);
    }

    [Fact]
    public void The_price_stays_a_positive_one()
    {
        var tours = Place(20);
        var pricing = new ExcessPricing(tours, scale: 0.001);
        pricing.Begin();

        Count(pricing, 1_000);

        Assert.Equal(1, tours.ExcessPrice);
    }

    /// <summary>A vehicle for each stop.</summary>
    private static PlainTours Place(int stops)
    {
        var tours = new PlainTours(PlainProblems.Data(PlainProblems.Draw(seed: 1, stops)));
        for (var stop = 0; stop < stops; stop++)
        {
            tours.Touch(stop);
            tours.Insert(stop, tours.Depot(stop), 0);
        }

        tours.Mark();
        return tours;
    }

    private static void Overload(PlainTours tours)
    {
        tours.Touch(0);
        for (var stop = 1; stop < tours.Data.Stops; stop++)
        {
            tours.Touch(stop);
            tours.MoveChain([stop], tours.Depot(0), 0);
        }

        tours.Mark();
        Assert.True(tours.Excess > 0);
    }

    private static void Count(ExcessPricing pricing, int times)
    {
        for (var time = 0; time < times; time++)
        {
            pricing.Note();
            pricing.Adapt();
        }
    }
}
