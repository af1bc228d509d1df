using Optimizer.Domain.Models;

namespace Optimizer.Domain.Plans;

/// <summary>A stop: a collection, or an unloading at a facility; exactly one of the two ids is set.</summary>
public sealed record Visit
{
    public string? CollectionId { get; init; }
    public string? FacilityId { get; init; }
    public required string SiteId { get; init; }
    public required TimeSpan Arrival { get; init; }

    /// <summary>Start of set-up and then service; between arrival and this are waiting and breaks.</summary>
    public required TimeSpan ServiceStart { get; init; }

    /// <summary>Service start plus set-up plus service.</summary>
    public required TimeSpan Departure { get; init; }

    public TimeSpan Setup { get; init; }
    public required TimeSpan Service { get; init; }

    /// <summary>Loaded, or unloaded at a facility.</summary>
    public required LoadVector Amounts { get; init; }

    /// <summary>On board when leaving.</summary>
    public required LoadVector LoadAfter { get; init; }

    /// <summary>Where a collection goes; null at a facility.</summary>
    public string? CompartmentId { get; init; }
}
