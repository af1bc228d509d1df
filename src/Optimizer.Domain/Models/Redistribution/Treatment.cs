using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Redistribution;

/// <summary>What a facility makes of a material on its way from an offer to a need.</summary>
public sealed record Treatment
{
    /// <summary>Unique within the facility.</summary>
    public required string Id { get; init; }

    public required string InputMaterialId { get; init; }
    public required string OutputMaterialId { get; init; }

    /// <summary>Null is the offer's if the material stays the same, else unknown.</summary>
    public string? OutputGrade { get; init; }

    /// <summary>How many thousandths of a unit come out of a unit that goes in; from 1 to 1000.</summary>
    public int YieldThousandths { get; init; } = 1_000;

    /// <summary>For each tonne that goes in.</summary>
    public double CostPerTonneCents { get; init; }

    /// <summary>For each tonne that goes in.</summary>
    public double Co2eKgPerTonne { get; init; }

    /// <summary>From the delivery until it can be picked up again.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Of each delivery and each pickup at the facility.</summary>
    public TimeSpan ServiceDuration { get; init; }

    /// <summary>Properties that it changes, in thousandths.</summary>
    public ImmutableSortedDictionary<string, long> OutputProperties { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public string? GradeAfter(Offer offer) => OutputGrade ?? (OutputMaterialId == InputMaterialId ? offer.Grade : null);

    public ImmutableSortedDictionary<string, long> PropertiesAfter(Offer offer) => offer.Properties.SetItems(OutputProperties);
}
