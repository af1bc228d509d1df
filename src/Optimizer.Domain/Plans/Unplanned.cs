using System.Collections.Immutable;

namespace Optimizer.Domain.Plans;

/// <summary>A collection or shipment that is not in the plan.</summary>
public sealed record Unplanned(string WorkId, bool IsMandatory, long PenaltyCents, ImmutableArray<UnplannedReason> Reasons, Relaxation? Relaxation);

/// <summary>Why some vehicles cannot do it.</summary>
public sealed record UnplannedReason(UnplannedCode Code, ImmutableArray<string> VehicleIds, string Description);

/// <summary>The smallest change found that would let a vehicle do it; the amount is in <see cref="Unit"/>.</summary>
public sealed record Relaxation(string Description, UnplannedCode Code, string VehicleId, double Amount, string Unit);

/// <summary>A rule that stands in the way.</summary>
public enum UnplannedCode
{
    VehicleNotAllowed,
    Skill,
    Capacity,
    TimeWindow,
    Shift,
    Unreachable,
    NoFacility,
    Limit,
    Incompatible,
    Relation,

    /// <summary>It could be done alone, but not together with the rest of the plan.</summary>
    NoRoom,

    /// <summary>It could be done, but costs more than its penalty.</summary>
    NotWorthIt,
}
