using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Redistribution;

/// <summary>
/// What an organisation looks for. Amounts without a dimension of their own are thousandths of the unit of the dimension that
/// the need is counted in.
/// </summary>
public sealed record Need
{
    public required string Id { get; init; }
    public required string SiteId { get; init; }

    /// <summary>Who needs it; null when nobody is named.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>What it would buy otherwise.</summary>
    public required string MaterialId { get; init; }

    public required LoadVector Amounts { get; init; }

    /// <summary>Mass of the amounts in kilograms; 0 when unknown.</summary>
    public required double MassKg { get; init; }

    /// <summary>The position of the load dimension that it is counted in.</summary>
    public int Dimension { get; init; }

    /// <summary>All that is looked for, above 0.</summary>
    public long Amount => Amounts[Dimension];

    /// <summary>At least one.</summary>
    public required ImmutableArray<AcceptedMaterial> AcceptedMaterials { get; init; }

    public ImmutableArray<PropertyLimit> PropertyLimits { get; init; } = [];

    /// <summary>The least that it takes from an offer, if any, as the offer counts.</summary>
    public long MinimumLot { get; init; }

    /// <summary>Met whole, to a thousandth of its amount, or not at all.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>From so many offers at most; null is no limit.</summary>
    public int? MaxPartners { get; init; }

    /// <summary>Null is worth nothing in the objective, and any price is paid.</summary>
    public double? ValuePerUnitCents { get; init; }

    public double UnmetPerUnitCents { get; init; }

    /// <summary>From 0 to 1.</summary>
    public double MandatoryShare { get; init; }

    /// <summary>What of the amount is mandatory.</summary>
    public long MandatoryAmount => (long)Math.Ceiling((decimal)MandatoryShare * Amount);

    /// <summary>What is missing to the mandatory amount; what is less than a thousandth of the amount does not count.</summary>
    public long MissingMandatory(long met) => MandatoryAmount - met is var missing && missing > Amount / 1_000 ? missing : 0;

    /// <summary>Whether so much meets it as a need that is met whole or not at all.</summary>
    public bool IsMetWhole(long met) => Amount - met <= Amount / 1_000;

    /// <summary>For a unit of the offer that arrives.</summary>
    public double HandlingPerUnitCents { get; init; }

    /// <summary>A delivery starts within one of these; sorted, disjoint, at least one.</summary>
    public required ImmutableArray<TimeWindow> TimeWindows { get; init; }

    public TimeSpan ServiceDuration { get; init; }
}
