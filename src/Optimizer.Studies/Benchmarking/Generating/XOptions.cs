namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>What kind of instance the X generator makes; the names are those of the paper.</summary>
public sealed record XOptions
{
    /// <summary>From 1 to 100,000.</summary>
    public required int Customers { get; init; }

    public required int Seed { get; init; }
    public XDepot Depot { get; init; } = XDepot.Random;
    public XCustomers Positioning { get; init; } = XCustomers.RandomClustered;
    public XDemand Demand { get; init; } = XDemand.From1To100;

    /// <summary>Customers that a full vehicle serves on average; null draws it from a triangular distribution on [3, 25] with mode 6.</summary>
    public double? RouteSize { get; init; }
}

/// <summary>Where the depot lies.</summary>
public enum XDepot
{
    /// <summary>In the middle.</summary>
    Central,

    /// <summary>In the corner (0, 0).</summary>
    Eccentric,

    Random,
}

/// <summary>How customers lie.</summary>
public enum XCustomers
{
    Random,
    Clustered,

    /// <summary>One half each.</summary>
    RandomClustered,
}

/// <summary>How demands are drawn; ranges include both ends.</summary>
public enum XDemand
{
    Unitary,
    From1To10,
    From5To10,
    From1To100,
    From50To100,

    /// <summary>From 1 to 50 in two opposite quadrants, from 51 to 100 in the others.</summary>
    Quadrant,

    /// <summary>From 1 to 10 for 70 to 95 % of the customers, from 50 to 100 for the others.</summary>
    ManySmall,
}
