using System.Collections.Immutable;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>The rules of a plan, by the cause of their violation. Stable: clients and docs/modelling.md name them.</summary>
internal static class CollectionRule
{
    public const string UnknownId = "unknown_id";
    public const string RouteShape = "route_shape";

    public const string PlannedTwice = "planned_twice";
    public const string PlannedAndUnplanned = "planned_and_unplanned";
    public const string Forgotten = "forgotten";
    public const string UnplannedEntry = "unplanned_entry";
    public const string ShiftUsedTwice = "shift_used_twice";
    public const string RelationIncomplete = "relation_incomplete";
    public const string RelationRoutes = "relation_routes";
    public const string RelationOrder = "relation_order";
    public const string Pinned = "pinned";
    public const string Shipment = "shipment";
    public const string DeliveryOrder = "delivery_order";

    public const string VehicleNotAllowed = "vehicle_not_allowed";
    public const string Skill = "skill";
    public const string MaxDistance = "max_distance";
    public const string MaxDuration = "max_duration";
    public const string MaxStops = "max_stops";
    public const string MaxLoad = "max_load";

    public const string Site = "site";
    public const string Disconnected = "disconnected";
    public const string Unreachable = "unreachable";
    public const string Distance = "distance";
    public const string DrivingDuration = "driving_duration";
    public const string Energy = "energy";

    public const string Clock = "clock";
    public const string ServiceDuration = "service_duration";
    public const string SetupDuration = "setup_duration";
    public const string TimeWindow = "time_window";
    public const string FacilityClosed = "facility_closed";
    public const string Release = "release";
    public const string DepotClosed = "depot_closed";
    public const string ShiftStart = "shift_start";
    public const string ShiftEnd = "shift_end";

    public const string Capacity = "capacity";
    public const string GrossMass = "gross_mass";
    public const string Amounts = "amounts";
    public const string LoadAfter = "load_after";
    public const string StartLoad = "start_load";
    public const string LoadMass = "load_mass";
    public const string NotEmptied = "not_emptied";
    public const string CompartmentMaterial = "compartment_material";
    public const string IncompatibleInCompartment = "incompatible_in_compartment";
    public const string IncompatibleOnRoute = "incompatible_on_route";
    public const string DailyQuota = "daily_quota";

    public const string BreakEntry = "break_entry";
    public const string BreakWindow = "break_window";
    public const string DrivingWithoutBreak = "driving_without_break";
    public const string DrivingTime = "driving_time";
    public const string WorkWithoutBreak = "work_without_break";
    public const string WorkBreaks = "work_breaks";

    public const string Figures = "figures";
    public const string CostTerms = "cost_terms";
    public const string ObjectiveTerms = "objective_terms";
    public const string Shares = "shares";
    public const string FactorSet = "factor_set";

    public static ImmutableArray<string> All { get; } =
    [
        UnknownId, RouteShape,
        PlannedTwice, PlannedAndUnplanned, Forgotten, UnplannedEntry, ShiftUsedTwice, RelationIncomplete, RelationRoutes, RelationOrder, Pinned, Shipment, DeliveryOrder,
        VehicleNotAllowed, Skill, MaxDistance, MaxDuration, MaxStops, MaxLoad,
        Site, Disconnected, Unreachable, Distance, DrivingDuration, Energy,
        Clock, ServiceDuration, SetupDuration, TimeWindow, FacilityClosed, Release, DepotClosed, ShiftStart, ShiftEnd,
        Capacity, GrossMass, Amounts, LoadAfter, StartLoad, LoadMass, NotEmptied, CompartmentMaterial, IncompatibleInCompartment, IncompatibleOnRoute, DailyQuota,
        BreakEntry, BreakWindow, DrivingWithoutBreak, DrivingTime, WorkWithoutBreak, WorkBreaks,
        Figures, CostTerms, ObjectiveTerms, Shares, FactorSet,
    ];
}
