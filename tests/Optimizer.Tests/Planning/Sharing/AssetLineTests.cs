using Optimizer.Domain.Emissions;
using Optimizer.Planning.Sharing;
using static Optimizer.Tests.Planning.Sharing.TinySharing;

namespace Optimizer.Tests.Planning.Sharing;

public sealed class AssetLineTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    /// <summary>The twin tries maintenance in every set of gaps.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Maintenance_costs_the_least_of_all_choices(int seed)
    {
        var random = new Random(seed);
        string[] sites = ["depot", "a", "b", "c", "yard"];
        var rule = new Domain.Models.Sharing.MaintenanceRule(At(random.Next(4, 9)), At(random.Next(7)), At(random.Next(3)), random.Next(2) == 0 ? "a" : null);
        var asset = Digger("D") with { Maintenance = rule };
        var time = random.Next(10);
        var bookings = Enumerable.Range(0, 5).Select(number =>
        {
            time += random.Next(9);
            var length = random.Next(1, 5);
            var booking = Booking($"B{number}", sites[random.Next(sites.Length)], time, time + length, length);
            time += length;
            return booking;
        });
        var problem = new SharingProblem(Model([asset], [.. bookings]), FactorSet.Default);
        PlannedUse[] line = [.. problem.Bookings.Select((booking, index) => new PlannedUse(0, index, 0, 0, 0, AssetTravel.Seconds(booking.Ways[0].EarliestStart), AssetTravel.Seconds(booking.Ways[0].LatestEnd)))];

        var expected = Enumerable.Range(0, 32).Select(gaps => Price(problem, line, gaps)).Where(price => price is not null).DefaultIfEmpty().Min();

        Assert.Equal(expected, AssetLine.Price(problem, 0, line)?.Price);
    }

    [Fact]
    public void Maintenance_is_written_between_the_uses_and_passes_the_checker()
    {
        var asset = Digger("D") with { Maintenance = new(At(6), At(3), At(2), "a") };
        var model = Model([asset], Booking("B0", "b", 10, 14, 4), Booking("B1", "c", 25, 29, 4));
        var problem = new SharingProblem(model, FactorSet.Default);
        var schedule = new Schedule(problem);
        Assert.True(schedule.TryServe(0, [Use(0, 0, 10, 14)]));
        Assert.True(schedule.TryServe(1, [Use(0, 1, 25, 29)]));

        var written = ScheduleWriter.Write(problem, schedule);

        // 3 and 4 are more than 6: maintenance before the first use; 4 and 4, too: one between them.
        Assert.Equal(2, written.Maintenances.Length);
        Assert.All(written.Maintenances, maintenance => Assert.Equal("a", maintenance.SiteId));
        Assert.Empty(Check(model, Plan(model, schedule.Uses, written.Maintenances)));
        Assert.Contains(Check(model, Plan(model, schedule.Uses)), violation => violation.Cause == "maintenance_due");
    }

    private static long? Price(SharingProblem problem, PlannedUse[] line, int gaps)
    {
        var rule = problem.Assets[0].Maintenance!;
        var used = AssetTravel.Seconds(rule.Used);
        var price = 0L;
        for (var use = 0; use < line.Length; use++)
        {
            var maintains = (gaps & (1 << use)) != 0;
            used = maintains ? 0 : used;
            used += line[use].Seconds;
            if (used > AssetTravel.Seconds(rule.MaxUse) || AssetLine.Between(problem, 0, use > 0 ? line[use - 1] : null, line[use], maintains) is not { } move)
                return null;
            price += move;
        }

        return price;
    }
}
