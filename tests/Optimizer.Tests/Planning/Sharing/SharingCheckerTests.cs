using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Sharing;
using static Optimizer.Tests.Planning.Sharing.TinySharing;

namespace Optimizer.Tests.Planning.Sharing;

/// <summary>A plan that keeps all rules, and one for each rule that breaks it.</summary>
public sealed class SharingCheckerTests
{
    private static readonly ImmutableArray<Asset> Assets =
    [
        Digger("D") with
        {
            AvailabilityWindows = [TimeWindow.Hard(At(5), At(60))],
            Setups = [new(null, "soil", At(1))],
            Cleanings = [new("soil", At(2))],
            Maintenance = new(At(15), TimeSpan.Zero, At(3), "a"),
        },
        Digger("E"),
    ];

    private static readonly Model Right = Model(
        Assets,
        Booking("B0", "a", 10, 25, 10) with { Use = "soil", OrganisationId = "one" },
        Booking("B1", "b", 30, 50, 12) with { MaxParts = 2, MinPartDuration = At(4) },
        Booking("B2", "c", 30, 50, 5) with { OrganisationId = "two" });

    // D: set-up from 9, use 10 to 20 at a, cleaning to 22, maintenance 22 to 25 at a, then 1 km, use 30 to 36 at b. E: 40 to 46 at b.
    private static readonly PlannedUse[] Uses = [Use(0, 0, 10, 20), Use(0, 1, 30, 36), Use(1, 1, 40, 46, part: 1)];

    private static readonly ImmutableArray<AssetMaintenance> Maintenances = [new("D", "a", At(22), At(25))];

    private static readonly Dictionary<string, Func<SharingPlan, SharingPlan>> Breaks = new()
    {
        ["sharing_unknown_id"] = plan => Change(plan, 0, use => use with { AssetId = "Z" }),
        ["reservation_shape"] = plan => Change(plan, 0, use => use with { Requirement = 1 }),
        ["booking_forgotten"] = plan => plan with { Unserved = [] },
        ["served_and_unserved"] = plan => plan with { Unserved = plan.Unserved.Add(new("B0", false, 10_000, [], null)) },
        ["unserved_entry"] = plan => plan with { Unserved = [plan.Unserved[0] with { PenaltyCents = 9_999 }] },
        ["kit"] = plan => plan with { Reservations = plan.Reservations.Add(plan.Reservations[0] with { AssetId = "E" }) },
        ["use_duration"] = plan => Change(plan, 0, use => use with { End = use.End - At(1) }),
        ["part_duration"] = plan => Change(Change(plan, 1, use => use with { End = use.End + At(3) }), 2, use => use with { End = use.End - At(3) }),
        ["part_order"] = plan => Change(Change(plan, 1, use => use with { Part = 2 }), 2, use => use with { Part = 1 }),
        ["booking_times"] = plan => Change(plan, 0, use => use with { Start = At(9), End = At(19) }),
        ["unsuitable_asset"] = plan => plan,
        ["asset_overlap"] = plan => plan with { Maintenances = [new("D", "a", At(21), At(24))] },
        ["asset_availability"] = plan => Change(plan, 0, use => use with { Start = At(5), End = At(15) }),
        ["asset_setup"] = plan => Change(plan, 0, use => use with { Setup = At(0) }),
        ["asset_cleaning"] = plan => Change(plan, 0, use => use with { Cleaning = At(1) }),
        ["maintenance_due"] = plan => plan with { Maintenances = [] },
        ["maintenance_entry"] = plan => plan with { Maintenances = [new("D", "a", At(22), At(24))] },
        ["asset_move"] = plan => plan with { Moves = plan.Moves.RemoveAt(1) },
        ["asset_move_time"] = plan => plan with { Moves = plan.Moves.SetItem(1, plan.Moves[1] with { Departure = At(30), Arrival = At(31) }) },
        ["asset_move_figures"] = plan => plan with { Moves = plan.Moves.SetItem(1, plan.Moves[1] with { DistanceMetres = 999 }) },
        ["sharing_summary"] = plan => plan with { Summary = plan.Summary! with { Assets = [] } },
        ["sharing_account"] = plan => plan with { Moves = [] },
    };

    public static TheoryData<string> Causes => [.. SharingChecker.Rules];

    [Fact]
    public void A_plan_that_keeps_all_rules_has_no_violation() => Assert.Empty(Check(Right, RightPlan()));

    [Theory, MemberData(nameof(Causes))]
    public void A_rule_that_is_broken_is_told(string cause)
    {
        var (model, plan) = cause switch
        {
            "unsuitable_asset" => (new(Right.Parts with { Assets = [Assets[0] with { Kind = "crane" }, Assets[1]] }), RightPlan()),
            "several_ways" => (Twice(), RightPlan() with { Sharing = Change(RightPlan().Sharing, 2, use => use with { Way = 1 }) }),
            _ => (Right, RightPlan() with { Sharing = Breaks[cause](RightPlan().Sharing) }),
        };

        Assert.Contains(Check(model, plan), violation => violation.Cause == cause);
    }

    /// <summary>The model with a second way of B1.</summary>
    private static Model Twice() => new(Right.Parts with { Bookings = Right.Bookings.SetItem(1, Right.Bookings[1] with { Ways = [Right.Bookings[1].Ways[0], Right.Bookings[1].Ways[0]] }) });

    private static Plan RightPlan() => TinySharing.Plan(Right, Uses, Maintenances);

    private static SharingPlan Change(SharingPlan plan, int reservation, Func<Reservation, Reservation> change) =>
        plan with { Reservations = plan.Reservations.SetItem(reservation, change(plan.Reservations[reservation])) };
}
