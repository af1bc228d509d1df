using System.Collections.Immutable;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools;

/// <summary>Routes to be planned by OR-Tools' routing library. Stops are numbered from 0, vehicles kind by kind.</summary>
public sealed record LibraryProblem
{
    public required ImmutableArray<LibraryStop> Stops { get; init; }
    public required ImmutableArray<LibraryKind> Kinds { get; init; }

    /// <summary>How many loads a stop has and a vehicle is limited in.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Stops on one route, all or none; a pair is a pickup and its delivery.</summary>
    public ImmutableArray<(ImmutableArray<int> Stops, bool IsOrdered, bool IsPair)> Groups { get; init; } = [];

    /// <summary>Else windows, durations and what they cost are left out.</summary>
    public required bool HasTimes { get; init; }

    /// <summary>A value of OR-Tools' FirstSolutionStrategy; 0 is the library's choice.</summary>
    public int FirstSolution { get; init; }

    /// <summary>A value of OR-Tools' LocalSearchMetaheuristic; 0 is the library's choice.</summary>
    public int Metaheuristic { get; init; }

    internal RoutesProblem ToMessage(TimeSpan? timeLimit)
    {
        var message = new RoutesProblem { Dimensions = Dimensions, HasTimes = HasTimes, FirstSolution = FirstSolution, Metaheuristic = Metaheuristic };
        if (timeLimit is { } limit)
            message.TimeLimitMs = (long)limit.TotalMilliseconds;
        message.Stops.AddRange(Stops.Select(Message));
        message.Kinds.AddRange(Kinds.Select(Message));
        message.Groups.AddRange(Groups.Select(group => new RoutesGroup { Stops = { group.Stops }, IsOrdered = group.IsOrdered, IsPair = group.IsPair }));
        return message;
    }

    private static RoutesStop Message(LibraryStop stop) => new()
    {
        Penalty = stop.Penalty,
        Loads = { stop.Loads },
        EarliestStartS = stop.Start,
        LatestStartS = stop.End,
        SoftStartS = stop.SoftStart,
        SoftEndS = stop.SoftEnd,
        EarlyCost = stop.EarlyCost,
        LateCost = stop.LateCost,
        AllowedKinds = { stop.AllowedKinds },
    };

    private static RoutesKind Message(LibraryKind kind)
    {
        var message = new RoutesKind
        {
            Count = kind.Count,
            FixedCost = kind.FixedCost,
            Costs = { kind.Costs },
            DistancesM = { kind.Distances },
            DurationsS = { kind.Durations },
            Capacities = { kind.Capacities },
            EarliestDepartureS = kind.Departure.Earliest,
            LatestDepartureS = kind.Departure.Latest,
            EarliestReturnS = kind.Return.Earliest,
            LatestReturnS = kind.Return.Latest,
            DurationCost = kind.DurationCost,
            RegularEndS = kind.RegularEnd,
            OvertimeCost = kind.OvertimeCost,
        };
        if (kind.MostDistance is { } distance)
            message.MostDistanceM = distance;
        if (kind.MostDuration is { } duration)
            message.MostDurationS = duration;
        if (kind.MostStops is { } stops)
            message.MostStops = stops;
        return message;
    }
}
