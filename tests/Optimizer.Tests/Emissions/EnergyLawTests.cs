using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;

namespace Optimizer.Tests.Emissions;

public sealed class EnergyLawTests
{
    private const double RegionalKmh = 59;

    private static readonly FactorSet WithoutUplift = FactorSet.Default.Replace(realWorldUplift: 1);

    [Fact]
    public void An_18_t_round_needs_the_litres_and_emits_what_the_worked_example_says()
    {
        var law = WithoutUplift.Law("rigid-18t-diesel");
        var legs = new[] { (Km: 20, PayloadKg: 0), (Km: 10, PayloadKg: 3_000), (Km: 15, PayloadKg: 5_000) };

        // 0.2 * 20.09; 0.1 * (20.09 + 3 * 0.738); 0.15 * (20.09 + 5 * 0.738).
        var litres = legs.Select(leg => Leg(law, leg.Km).At(leg.PayloadKg / 1_000.0)).ToArray();
        var use = legs.Aggregate(default(EnergyUse), (sum, leg) => sum + law.Leg(leg.Km * 1_000, Seconds(leg.Km), false, leg.PayloadKg));

        Assert.Equal(4.018, litres[0], 4);
        Assert.Equal(2.2304, litres[1], 4);
        Assert.Equal(3.567, litres[2], 4);
        Assert.Equal(9.8154, litres.Sum(), 4);
        Assert.Equal(25.8875, use.TtwGrams / 1_000, 4);
        Assert.Equal(33.7273, use.WtwGrams / 1_000, 4);
        Assert.Equal(litres.Sum() * 42.8 * 0.832 / 3.6, use.EnergyKwh, 9);
    }

    [Fact]
    public void The_same_round_the_other_way_needs_more_at_equal_distance()
    {
        var law = WithoutUplift.Law("rigid-18t-diesel");

        var forward = Chain([0, 3, 2, 0], [Leg(law, 20), Leg(law, 10), Leg(law, 15)]);

        Assert.Equal(9.0405, forward.A, 4);
        Assert.Equal(0.3321, forward.B, 4);
        Assert.Equal(0.7749, forward.W, 4);
        Assert.Equal(5, forward.Delta);
        Assert.Equal(9.8154, forward.Units(0), 4);
        Assert.Equal(9.9261, forward.Reverse().Units(0), 4);
    }

    [Fact]
    public void A_battery_truck_takes_more_from_the_grid_than_its_battery_gives()
    {
        var law = WithoutUplift.Law("rigid-18t-electric");

        // 20 km * (0.80 + 4 * 0.0467) kWh/km in town; 0.9 of the grid's energy reaches the battery; 427 g/kWh.
        var battery = law.Leg(20_000, 20_000 / (31 / 3.6), endsAtCollection: false).At(4);
        var use = law.Use(battery);

        Assert.Equal(19.736, battery, 3);
        Assert.Equal(21.929, use.EnergyKwh, 3);
        Assert.Equal(0, use.TtwGrams);
        Assert.Equal(9.364, use.WtwGrams / 1_000, 3);
    }

    [Theory]
    [InlineData(10, 23.01)] // below the lowest knot
    [InlineData(31, 23.01)]
    [InlineData(45, 21.55)] // half way from 31 to 59
    [InlineData(59, 20.09)]
    [InlineData(67, 19.845)] // half way from 59 to 75
    [InlineData(75, 19.60)]
    [InlineData(130, 19.60)] // above the highest knot
    public void Consumption_is_linear_between_the_knots_and_constant_outside(double speedKmh, double litres)
    {
        var law = WithoutUplift.Law("rigid-18t-diesel");

        Assert.Equal(litres, law.Leg(100_000, 360_000 / speedKmh, endsAtCollection: false).A, 9);
    }

    [Fact]
    public void The_uplift_raises_driving_but_not_the_stop()
    {
        var law = FactorSet.Default.Law("refuse-26t-diesel");

        var stop = law.Leg(0, 0, endsAtCollection: true);
        var leg = law.Leg(100_000, 360_000 / RegionalKmh, endsAtCollection: true);

        // A refuse truck of 15.25 t, 20 t and 25 t needs 0.1076, 0.1207 and 0.1345 l a stop.
        Assert.Equal(0.1076, stop.At(0), 4);
        Assert.Equal(0.1207, stop.At(4.75), 4);
        Assert.Equal(0.1345, stop.At(9.75), 3);
        Assert.Equal((1.1 * 25.49) + stop.A, leg.A, 9);
        Assert.Equal((1.1 * 0.689) + stop.B, leg.B, 9);
    }

    [Fact]
    public void An_electric_refuse_truck_needs_what_its_source_says()
    {
        var stop = FactorSet.Default.Law("refuse-26t-electric").Leg(0, 0, endsAtCollection: true);

        // 20 t are 2.75 t above the empty truck.
        Assert.Equal(0.224, stop.At(2.75), 3);
    }

    [Fact]
    public void A_vehicle_heavier_than_its_class_carries_the_difference_like_payload()
    {
        var type = new VehicleType { Id = "t", Name = "t", Configurations = [], CurbMassKg = 10_130, EnergyClassId = "rigid-18t-diesel" };

        var heavy = FactorSet.Default.Law(type).Leg(10_000, Seconds(10), endsAtCollection: false);
        var light = FactorSet.Default.Law("rigid-18t-diesel").Leg(10_000, Seconds(10), endsAtCollection: false);

        Assert.Equal(light.At(3), heavy.At(2), 12);
    }

    [Fact]
    public void A_leg_without_duration_is_driven_at_the_highest_knot_and_one_without_length_is_free()
    {
        var law = WithoutUplift.Law("rigid-18t-diesel");

        Assert.Equal(19.60, law.Leg(100_000, 0, endsAtCollection: false).A, 9);
        Assert.Equal(default, law.Leg(0, 60, endsAtCollection: false));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Segments_give_what_a_plain_loop_gives(int seed)
    {
        var random = new Random(seed);
        var stops = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(-3, 6) * 0.7).ToArray();
        var legs = stops.Skip(1).Select(_ => new EnergyCoefficients(random.NextDouble() * 10, random.NextDouble())).ToArray();
        var entry = random.NextDouble() * 5;

        Assert.Equal(Loop(stops, legs, entry), Chain(stops, legs).Units(entry), 9);
        Assert.Equal(Loop([.. stops.Reverse()], [.. legs.Reverse()], entry), Chain(stops, legs).Reverse().Units(entry), 9);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Merging_segments_is_associative(int seed)
    {
        var random = new Random(seed);
        var stops = Enumerable.Range(0, 9).Select(_ => random.NextDouble() * 4).ToArray();
        var legs = Enumerable.Range(0, 8).Select(_ => new EnergyCoefficients(random.NextDouble() * 10, random.NextDouble())).ToArray();

        var left = EnergySegment.Merge(Chain(stops[..3], legs[..2]), Chain(stops[3..6], legs[3..5]), legs[2]);
        var right = EnergySegment.Merge(Chain(stops[3..6], legs[3..5]), Chain(stops[6..], legs[6..]), legs[5]);
        var fromLeft = EnergySegment.Merge(left, Chain(stops[6..], legs[6..]), legs[5]);
        var fromRight = EnergySegment.Merge(Chain(stops[..3], legs[..2]), right, legs[2]);

        Assert.Equal(fromLeft.Units(1.5), fromRight.Units(1.5), 9);
        Assert.Equal(fromLeft.W, fromRight.W, 9);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    private static EnergyCoefficients Leg(EnergyLaw law, int km) => law.Leg(km * 1_000, Seconds(km), endsAtCollection: false);

    private static double Seconds(int km) => km / RegionalKmh * 3_600;

    private static EnergySegment Chain(double[] stops, EnergyCoefficients[] legs)
    {
        var segment = EnergySegment.Stop(stops[0]);
        for (var stop = 1; stop < stops.Length; stop++)
            segment = EnergySegment.Merge(segment, EnergySegment.Stop(stops[stop]), legs[stop - 1]);
        return segment;
    }

    private static double Loop(double[] stops, EnergyCoefficients[] legs, double entryTonnes)
    {
        var (units, load) = (0.0, entryTonnes);
        for (var leg = 0; leg < legs.Length; leg++)
        {
            load += stops[leg];
            units += legs[leg].At(load);
        }

        return units;
    }
}
