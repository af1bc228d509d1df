using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Sharing;

/// <summary>Who wants to use assets, where, when and for how long.</summary>
public sealed record Booking
{
    public required string Id { get; init; }

    /// <summary>Who booked; null when nobody is named.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>The kind of use; set-up and cleaning depend on it. May be empty.</summary>
    public string Use { get; init; } = "";

    /// <summary>The ways to serve it, exactly one of which is chosen; the first is the booking's own.</summary>
    public required ImmutableArray<BookingWay> Ways { get; init; }

    /// <summary>Cents for every hour that the use starts before or after its preferred start.</summary>
    public double OffPreferredPerHourCents { get; init; }

    /// <summary>Most parts that the use may be split into, from 1 to 8.</summary>
    public int MaxParts { get; init; } = 1;

    /// <summary>Least duration of a part; null: the duration divided by the most parts.</summary>
    public TimeSpan? MinPartDuration { get; init; }

    public required bool IsMandatory { get; init; }

    /// <summary>The value of serving it; 0 for mandatory bookings, which have no price.</summary>
    public long PenaltyCents { get; init; }

    /// <summary>From 0 to 100, higher is more important.</summary>
    public int Priority { get; init; }

    /// <summary>Least duration of a part when it is served in one of its ways, in whole seconds.</summary>
    public TimeSpan LeastPart(BookingWay way)
    {
        if (MaxParts == 1)
            return way.Duration;
        var least = MinPartDuration ?? TimeSpan.FromSeconds(Math.Floor(way.Duration.TotalSeconds / MaxParts));
        return least < way.Duration ? least : way.Duration;
    }

    /// <summary>Asset hours of its own way, which is what fairness counts.</summary>
    public TimeSpan AssetTime => Ways[0].Duration * Ways[0].Requirements.Length;
}
