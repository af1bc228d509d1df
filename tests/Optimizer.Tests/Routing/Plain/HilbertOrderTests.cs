using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

public class HilbertOrderTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(32)]
    public void On_a_full_grid_every_step_is_to_the_next_point(int side)
    {
        var random = new Random(side);
        (float X, float Y)[] points = [.. Enumerable.Range(0, side * side).OrderBy(_ => random.Next()).Select(place => ((float)(place % side), (float)(place / side)))];

        var order = HilbertOrder.Of(points);

        Assert.All(order.Zip(order.Skip(1)), step => Assert.Equal(1, Math.Abs(points[step.First].X - points[step.Second].X) + Math.Abs(points[step.First].Y - points[step.Second].Y)));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 500)]
    [InlineData(2, 2_000)]
    public void Every_point_comes_once_and_near_the_ones_beside_it(int seed, int count)
    {
        var random = new Random(seed);
        (float X, float Y)[] points = [.. Enumerable.Range(0, count).Select(_ => (8 + (random.NextSingle() / 10), 50 + (random.NextSingle() / 20)))];

        var order = HilbertOrder.Of(points);

        Assert.Equal(Enumerable.Range(0, count), order.Order());

        // Along the curve a step is about as long as the side of a point's share of the area; in any order, a third of the diameter.
        var mean = order.Zip(order.Skip(1)).Average(step => Math.Sqrt(Math.Pow(points[step.First].X - points[step.Second].X, 2) + Math.Pow(points[step.First].Y - points[step.Second].Y, 2)));
        Assert.InRange(mean, 0, 2 * Math.Sqrt(0.1 * 0.05 / count));
    }

    [Fact]
    public void Points_at_one_place_or_on_a_line_are_ordered_too()
    {
        Assert.Equal([0, 1, 2], HilbertOrder.Of([(7, 7), (7, 7), (7, 7)]).Order());
        Assert.Contains(string.Join(' ', HilbertOrder.Of([(3, 0), (0, 0), (2, 0), (1, 0)])), (string[])["1 3 2 0", "0 2 3 1"]);
        Assert.Empty(HilbertOrder.Of([]));
    }
}
