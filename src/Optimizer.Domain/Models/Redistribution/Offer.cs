using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Redistribution;

/// <summary>
/// Surplus that an organisation hands over. Amounts without a dimension of their own are thousandths of the unit of the
/// dimension that the offer is counted in.
/// </summary>
public sealed record Offer
{
    /// <summary>The ids of shipments that transfers cause begin with it.</summary>
    public const string ShipmentPrefix = "transfer/";

    public required string Id { get; init; }
    public required string SiteId { get; init; }

    /// <summary>Who offers it; null when nobody is named.</summary>
    public string? OrganisationId { get; init; }

    public required string MaterialId { get; init; }

    /// <summary>Null is unknown.</summary>
    public string? Grade { get; init; }

    public required LoadVector Amounts { get; init; }

    /// <summary>Mass of the amounts in kilograms; 0 when unknown.</summary>
    public required double MassKg { get; init; }

    /// <summary>The position of the load dimension that it is counted in.</summary>
    public int Dimension { get; init; }

    /// <summary>All that there is, above 0.</summary>
    public long Amount => Amounts[Dimension];

    /// <summary>In thousandths, by name.</summary>
    public ImmutableSortedDictionary<string, long> Properties { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>What goes to a need is a whole number of these; null is any amount.</summary>
    public long? LotSize { get; init; }

    /// <summary>The least that goes to a need, if any does.</summary>
    public long MinimumLot { get; init; }

    /// <summary>What a need of another organisation pays.</summary>
    public double PricePerUnitCents { get; init; }

    public double HandlingPerUnitCents { get; init; }
    public double UnsoldPerUnitCents { get; init; }

    /// <summary>A pickup starts within one of these; sorted, disjoint, at least one.</summary>
    public required ImmutableArray<TimeWindow> TimeWindows { get; init; }

    /// <summary>The first delivery on its way starts by then; null is the end of the plan.</summary>
    public TimeSpan? PerishableBy { get; init; }

    public TimeSpan ServiceDuration { get; init; }
    public SkillRequirement Skills { get; init; } = SkillRequirement.None;
}
