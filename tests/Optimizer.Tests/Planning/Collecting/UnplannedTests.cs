using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>Why work is left out: a model for every reason, and what it would take.</summary>
public sealed class UnplannedTests
{
    /// <summary>Only C, at km 3: 300 s there, 60 s of service, 300 s back: 8:00 to 8:11.</summary>
    private static readonly ModelParts OnlyC = Tiny.Parts with { Collections = [Tiny.Collection("C", "c")], Objective = new() { Co2ePriceCentsPerTonne = 0 } };

    /// <summary>A, B and C; together they take 600 s of driving and 180 s of service: 13 minutes.</summary>
    private static readonly ModelParts All = Tiny.Parts with { Objective = OnlyC.Objective };

    public static TheoryData<UnplannedCode> Codes => [.. Enum.GetValues<UnplannedCode>()];

    [Theory, MemberData(nameof(Codes))]
    public void Every_reason_is_given_with_the_vehicles_that_it_holds_for(UnplannedCode code)
    {
        var left = Planned.Plan(ModelFor(code)).Unplanned;

        Assert.NotEmpty(left);
        Assert.All(left, work =>
        {
            var reason = Assert.Single(work.Reasons);
            Assert.Equal(code, reason.Code);
            Assert.Equal(["truck"], reason.VehicleIds.AsEnumerable());
            Assert.NotEmpty(reason.Description);
        });
    }

    [Fact]
    public void Vehicles_are_told_apart_by_their_reasons()
    {
        var parts = OnlyC.With("C", work => work with { AllowedVehicleIds = ["late", "later"] }) with
        {
            Vehicles = [Tiny.Vehicle("truck", "8"), Ending("late", 10), Ending("later", 10)],
        };

        var reasons = Assert.Single(Planned.Plan(parts).Unplanned).Reasons;

        Assert.Equal(["truck"], reasons.Single(reason => reason.Code == UnplannedCode.VehicleNotAllowed).VehicleIds.AsEnumerable());
        Assert.Equal(["late", "later"], reasons.Single(reason => reason.Code == UnplannedCode.Shift).VehicleIds.AsEnumerable());
    }

    [Fact]
    public void What_is_not_worth_it_says_what_it_costs_and_what_leaving_it_out_costs()
    {
        var reason = Assert.Single(Planned.Plan(ModelFor(UnplannedCode.NotWorthIt)).Unplanned[0].Reasons);

        // 2 km more than to b: 160 + 166.67 cents, 60 s of service 40 cents; the penalty is 366.
        Assert.Equal("It would cost 3.67 euros; leaving it out costs 3.66 euros.", reason.Description);
    }

    [Fact]
    public void What_would_be_in_the_way_of_nothing_but_a_quota_says_so()
    {
        var parts = Tiny.WithYard with { Facilities = [Tiny.Yard with { DailyQuota = new([200_000]) }] };

        var reason = Assert.Single(Assert.Single(Planned.Plan(parts).Unplanned).Reasons);

        Assert.Equal(UnplannedCode.NoRoom, reason.Code);
        Assert.Contains("a day", reason.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_below_one_collection_is_no_facility_for_it()
    {
        var parts = Tiny.WithYard with { Facilities = [Tiny.Yard with { DailyQuota = new([99_000]) }] };

        Assert.All(Planned.Plan(parts).Unplanned, left => Assert.Equal(UnplannedCode.NoFacility, Assert.Single(left.Reasons).Code));
    }

    [Fact]
    public void A_shift_that_ends_five_minutes_too_early_is_relaxed_by_five_minutes() =>
        IsRelaxedBy(OnlyC.WithVehicle(_ => Ending("truck", 6)), UnplannedCode.Shift, 5, "min", (parts, seconds) =>
            parts.WithVehicle(_ => Ending("truck", 6 + (seconds / 60))), least: 1 / 60.0);

    [Fact]
    public void A_shift_too_short_for_the_last_collection_is_relaxed_by_what_is_missing_for_it() =>
        IsRelaxedBy(All.WithVehicle(_ => Ending("truck", 12)), UnplannedCode.Shift, 1, "min", (parts, seconds) =>
            parts.WithVehicle(_ => Ending("truck", 12 + (seconds / 60))), least: 1 / 60.0);

    [Fact]
    public void A_window_that_ends_five_minutes_too_early_is_relaxed_by_five_minutes() =>
        IsRelaxedBy(WindowTo(8 * 3_600), UnplannedCode.TimeWindow, 5, "min", (_, seconds) => WindowTo((8 * 3_600) + seconds), least: 1 / 60.0);

    [Fact]
    public void A_vehicle_too_small_for_a_collection_is_relaxed_by_what_is_missing() =>
        IsRelaxedBy(Holding(OnlyC, 60), UnplannedCode.Capacity, 40, "kg", (parts, grams) => Holding(parts, 60 + (grams / 60)), least: 0.001);

    [Fact]
    public void A_vehicle_too_small_for_the_last_collection_is_relaxed_by_what_is_missing() =>
        IsRelaxedBy(Holding(All, 250), UnplannedCode.Capacity, 50, "kg", (parts, grams) => Holding(parts, 250 + (grams / 60)), least: 0.001);

    [Fact]
    public void A_gross_mass_too_small_for_the_last_collection_is_relaxed_by_what_is_missing() =>
        IsRelaxedBy(Weighing(All, 250), UnplannedCode.Capacity, 50, "kg", (parts, grams) => Weighing(parts, 250 + (grams / 60)), least: 0.1);

    [Fact]
    public void A_compartment_too_small_for_the_last_collection_is_relaxed_by_what_is_missing()
    {
        var parts = Divided(250).With("A", work => work with { MaterialId = "paper" }).With("B", work => work with { MaterialId = "paper" }).With("C", work => work with { MaterialId = "paper" });

        IsRelaxedBy(parts, UnplannedCode.Capacity, 50, "kg", (model, grams) => model with { VehicleTypes = Divided(250 + (grams / 60)).VehicleTypes }, least: 0.001);
    }

    [Fact]
    public void A_depot_that_closes_before_the_shift_ends_is_not_helped_by_a_longer_shift()
    {
        var parts = OnlyC.WithVehicle(_ => Ending("truck", 6)) with
        {
            Depots = [new() { Id = "home", SiteId = "depot", OpeningWindows = [TimeWindow.Hard(TimeSpan.FromHours(8), TimeSpan.FromHours(8) + TimeSpan.FromMinutes(6))] }],
        };

        Assert.Null(Assert.Single(Planned.Plan(parts).Unplanned).Relaxation);
    }

    [Fact]
    public void What_is_not_worth_it_needs_no_relaxation() =>
        Assert.Null(Planned.Plan(ModelFor(UnplannedCode.NotWorthIt)).Unplanned[0].Relaxation);

    /// <summary>One collection is left out; with the relaxation it is planned, with slightly less it is not.</summary>
    /// <param name="relax">The parts with so many sixtieths of the relaxation's unit more.</param>
    /// <param name="least">What the relaxation must not do without, in its unit.</param>
    private static void IsRelaxedBy(ModelParts parts, UnplannedCode code, double amount, string unit, Func<ModelParts, double, ModelParts> relax, double least)
    {
        var relaxation = Assert.Single(Planned.Plan(parts).Unplanned).Relaxation;

        Assert.NotNull(relaxation);
        Assert.Equal((code, amount, unit, "truck"), (relaxation.Code, relaxation.Amount, relaxation.Unit, relaxation.VehicleId));
        Assert.Empty(Planned.Plan(relax(parts, amount * 60)).Unplanned);
        Assert.Single(Planned.Plan(relax(parts, (amount - least) * 60)).Unplanned);
    }

    private static ModelParts ModelFor(UnplannedCode code) => code switch
    {
        UnplannedCode.VehicleNotAllowed => OnlyC with { Vehicles = [Tiny.Vehicle("truck", "8")], Collections = [Tiny.Collection("C", "c") with { AllowedVehicleIds = ["another"] }] },
        UnplannedCode.Skill => OnlyC.With("C", work => work with { Skills = new(["crane"], [], []) }),
        UnplannedCode.Capacity => Holding(OnlyC, 60),
        UnplannedCode.TimeWindow => WindowTo(8 * 3_600),
        UnplannedCode.Shift => OnlyC.WithVehicle(_ => Ending("truck", 6)),
        UnplannedCode.Unreachable => OnlyC with { Sites = [Tiny.Site("depot", 0), Tiny.Site("c", 3)], Travel = new Travel.Matrices([new("", ["depot", "c"], [0, -1, 3_000, 0], [0, -1, 300, 0])]) },
        UnplannedCode.NoFacility => (OnlyC with { Facilities = [Tiny.Yard with { AcceptedMaterialIds = ["glass"] }] }).With("C", work => work with { MaterialId = "paper" }),
        UnplannedCode.Limit => OnlyC.WithVehicle(truck => truck with { Limits = new() { MaxDistanceMetres = 5_999 } }),
        UnplannedCode.Incompatible => (All with { MaterialIncompatibilities = [new(["paper", "glass"], IncompatibilityScope.Route)] })
            .With("A", work => work with { MaterialId = "paper" }).With("B", work => work with { MaterialId = "glass", Priority = 3 }),
        UnplannedCode.Relation => Holding(All, 250) with { Relations = [new("all", RelationKind.SameRoute, ["A", "B", "C"])] },
        UnplannedCode.NoRoom => Holding(All, 250),
        UnplannedCode.NotWorthIt => All.With("C", work => work with { IsMandatory = false, PenaltyCents = 366 }),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private static ModelParts WindowTo(double seconds) =>
        OnlyC.With("C", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromSeconds(Math.Round(seconds)))] });

    private static Vehicle Ending(string id, double minutes)
    {
        var end = TimeSpan.FromHours(8) + TimeSpan.FromSeconds(Math.Round(minutes * 60));
        return Tiny.Vehicle(id, "8") with { Shifts = [Tiny.Shift("8") with { End = end, OvertimeEnd = end }] };
    }

    private static Compartment Box(string id, double kilograms, params string[] materials) => Tiny.Compartment(id, 0, materials) with { Capacity = new([(long)Math.Round(kilograms * 1_000)]) };

    private static ModelParts Holding(ModelParts parts, double kilograms) => parts.WithType(type => type with { Configurations = [new("", [Box("box", kilograms)])] });

    private static ModelParts Weighing(ModelParts parts, double kilograms) => parts.WithType(type => type with { GrossMassKg = type.CurbMassKg + kilograms });

    /// <summary>So much room for paper, and a lot for glass.</summary>
    private static ModelParts Divided(double kilograms) =>
        All.WithType(type => type with { Configurations = [new("", [Box("left", kilograms, "paper"), Box("right", 1_000, "glass")])] });
}
