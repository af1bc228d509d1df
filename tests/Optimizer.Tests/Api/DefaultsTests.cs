using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api;

public sealed class DefaultsTests
{
    /// <summary>The smallest request that plans something; the golden file has everything that is in effect then.</summary>
    [Fact]
    public void A_small_request_gets_every_default_of_the_golden_file()
    {
        const string json = """
            {
              "model": {
                "sites": [
                  {"id": "yard", "position": {"latitude_deg": 53.1, "longitude_deg": 8.8}},
                  {"id": "shop", "position": {"latitude_deg": 53.2, "longitude_deg": 8.9}}
                ],
                "vehicles": [{"id": "truck"}],
                "depots": [{"id": "home", "site_id": "yard"}],
                "collections": [{"id": "crates", "site_id": "shop"}]
              }
            }
            """;
        var request = JsonMessageReader.Read<PlanRequest>(json);

        var (model, settings) = RequestReader.Read(request.Model, request.Settings, Classes);

        Golden.Verify("minimal-request.effective.json", ModelText.Of(model, settings));
    }

    [Fact]
    public void The_plan_starts_at_midnight_before_the_earliest_time_and_ends_with_the_latest()
    {
        var request = Complete();
        (request.Model.StartTime, request.Model.EndTime) = (null, null);
        request.Model.Collections[0].TimeWindows[0] = Window(32, 50);

        var model = Read(request);

        // The shift of day 0 starts at 6:00; the last window ends at 2:00 on day 2.
        Assert.Equal(At(0).ToDateTimeOffset(), model.Start);
        Assert.Equal(TimeSpan.FromHours(50), model.End);
    }

    [Fact]
    public void A_plan_without_times_is_one_day()
    {
        var model = Read(new() { Model = new() { Vehicles = { new Optimizer.Api.V1.Vehicle { Id = "v" } } } });

        Assert.Equal(DateTimeOffset.UnixEpoch, model.Start);
        Assert.Equal(TimeSpan.FromDays(1), model.End);
    }

    [Fact]
    public void Work_is_mandatory_unless_it_has_a_penalty()
    {
        var request = Complete();
        request.Model.Collections[0].PenaltyCostCents = 500;

        var model = Read(request);

        Assert.Equal([false, true], model.Collections.Select(collection => collection.IsMandatory));
    }

    [Fact]
    public void Windows_are_sorted_joined_and_clipped_to_the_plan()
    {
        var request = Complete();
        request.Model.Collections[0].TimeWindows.Clear();
        request.Model.Collections[0].TimeWindows.Add([Window(20, 30), Window(8, 10), Window(9, 12)]);

        var windows = Read(request).Collections[0].TimeWindows;

        Assert.Equal<Domain.Models.TimeWindow>([Hours(8, 12), Hours(20, 24)], windows);
    }

    [Fact]
    public void The_instant_between_two_soft_windows_belongs_to_the_earlier()
    {
        var request = Complete();
        request.Model.Collections[0].TimeWindows.Clear();
        request.Model.Collections[0].TimeWindows.Add([Window(8, 10), new() { StartTime = At(10), EndTime = At(12), SoftEndTime = At(10), CostPerHourLateCents = 100 }]);

        var second = Read(request).Collections[0].TimeWindows[1];

        Assert.Equal(TimeSpan.FromSeconds(36_001), second.Start);
        Assert.Equal(TimeSpan.FromSeconds(36_001), second.SoftEnd);
    }

    [Fact]
    public void Times_are_read_to_the_nearest_second()
    {
        var request = Complete();
        request.Model.Collections[0].TimeWindows[0].StartTime.Nanos = 500_000_000;

        Assert.Equal(TimeSpan.FromSeconds((8 * 3_600) + 1), Read(request).Collections[0].TimeWindows[0].Start);
    }

    private static Domain.Models.TimeWindow Hours(double start, double end) =>
        Domain.Models.TimeWindow.Hard(TimeSpan.FromHours(start), TimeSpan.FromHours(end));
}
