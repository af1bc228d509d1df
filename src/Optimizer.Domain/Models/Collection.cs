using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>One-stop work: material to fetch from one site, goods to bring there, or both in the same visit.</summary>
public sealed record Collection : IWork
{
    public required string Id { get; init; }
    public required string SiteId { get; init; }

    /// <summary>Who ordered it; null when nobody is named.</summary>
    public string? OrganisationId { get; init; }

    public string? MaterialId { get; init; }
    public required LoadVector Amounts { get; init; }

    /// <summary>Mass of the amounts in kilograms, from a mass dimension or through the material; 0 when unknown.</summary>
    public required double MassKg { get; init; }

    /// <summary>Left at the site before anything is loaded, on board from the start of the route or the last reload; null is nothing.</summary>
    public LoadVector? DeliveredAmounts { get; init; }

    /// <summary>Mass of the delivered amounts in kilograms; 0 when unknown.</summary>
    public double DeliveredMassKg { get; init; }

    /// <summary>The trip that brings the delivered amounts begins no earlier; 0 is always.</summary>
    public TimeSpan Release { get; init; }

    /// <summary>The service starts within one of these; sorted, disjoint, at least one.</summary>
    public required ImmutableArray<TimeWindow> TimeWindows { get; init; }

    public TimeSpan ServiceDuration { get; init; }

    /// <summary>Needed before the service, unless the visit before on the route was at the same site.</summary>
    public TimeSpan SetupDuration { get; init; }

    public required bool IsMandatory { get; init; }

    /// <summary>Price of leaving it out; 0 for mandatory work, which has no price.</summary>
    public long PenaltyCents { get; init; }

    public SkillRequirement Skills { get; init; } = SkillRequirement.None;

    /// <summary>Empty means all.</summary>
    public ImmutableArray<string> AllowedVehicleIds { get; init; } = [];

    /// <summary>From 0 to 100, higher is more important.</summary>
    public int Priority { get; init; }

    /// <summary>Whether it may load something; one that delivers and has nothing to load does not.</summary>
    public bool Collects => DeliveredAmounts is null || !Amounts.IsZero;

    public ServicePoint Point() => new(SiteId, TimeWindows, ServiceDuration, SetupDuration);
}
