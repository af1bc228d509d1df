using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Sharing;

/// <summary>
/// Something that organisations share: a machine, trailer, container or vehicle. It is where it was used last until it is
/// moved; with neither <see cref="SelfPropelled"/> nor <see cref="Carried"/> it never leaves its home.
/// </summary>
public sealed record Asset
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Such as "excavator"; may be empty.</summary>
    public string Kind { get; init; } = "";

    public ImmutableArray<string> Capabilities { get; init; } = [];

    /// <summary>Where it stands at the start of the plan.</summary>
    public required string HomeSiteId { get; init; }

    /// <summary>Who owns it; null when nobody is named.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>Set-up, use and cleaning together lie within one of these; sorted, disjoint, hard, at least one.</summary>
    public required ImmutableArray<TimeWindow> AvailabilityWindows { get; init; }

    public ImmutableArray<AssetSetup> Setups { get; init; } = [];
    public ImmutableArray<AssetCleaning> Cleanings { get; init; } = [];

    /// <summary>Null: none is needed within the plan.</summary>
    public MaintenanceRule? Maintenance { get; init; }

    public SelfPropelled? SelfPropelled { get; init; }
    public CarriedByVehicle? Carried { get; init; }

    /// <summary>It must be back home by the end of the plan.</summary>
    public bool ReturnsHome { get; init; }

    /// <summary>Once, if it has a reservation.</summary>
    public long FixedCostCents { get; init; }

    /// <summary>For every hour of use.</summary>
    public double PerHourCents { get; init; }

    public bool CanMove => SelfPropelled is not null || Carried is not null;

    /// <summary>How long it is prepared, after a use of one kind (null: it has had none) for a use of another.</summary>
    public TimeSpan SetupBetween(string? fromUse, string toUse)
    {
        var general = TimeSpan.Zero;
        foreach (var setup in Setups)
        {
            if (setup.ToUse != toUse)
                continue;
            if (setup.FromUse is null)
                general = setup.Duration;
            else if (setup.FromUse == fromUse)
                return setup.Duration;
        }

        return general;
    }

    /// <summary>How long it is cleaned after a use.</summary>
    public TimeSpan CleaningAfter(string use) => Cleanings.FirstOrDefault(cleaning => cleaning.Use == use)?.Duration ?? TimeSpan.Zero;
}
