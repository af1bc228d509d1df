namespace Optimizer.Routing;

/// <summary>How long to search, and with what. At least one of the two limits is set.</summary>
public sealed record RoutingLimits
{
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Over all threads.</summary>
    public long? IterationLimit { get; init; }

    /// <summary>Iterations of one thread without a better solution.</summary>
    public long? NoImprovementLimit { get; init; }

    /// <summary>A cost that is good enough.</summary>
    public long? TargetCost { get; init; }

    public long Seed { get; init; } = 1;
    public int Threads { get; init; } = 1;

    /// <summary>Values of <see cref="RoutingParameters"/> by name.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();
}
