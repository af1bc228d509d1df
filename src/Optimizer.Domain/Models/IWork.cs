using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>What a collection and a shipment have in common. No two have the same id.</summary>
public interface IWork
{
    string Id { get; }

    /// <summary>Where it is begun.</summary>
    string SiteId { get; }

    string? OrganisationId { get; }
    string? MaterialId { get; }

    /// <summary>Loaded on the way.</summary>
    LoadVector Amounts { get; }

    /// <summary>Mass of the amounts in kilograms; 0 when unknown.</summary>
    double MassKg { get; }

    bool IsMandatory { get; }
    long PenaltyCents { get; }
    SkillRequirement Skills { get; }
    ImmutableArray<string> AllowedVehicleIds { get; }
    int Priority { get; }
}
