namespace Optimizer.Routing;

/// <summary>The way from one location to another; both in one cache line because both are always needed together.</summary>
public readonly record struct Arc(Distance Distance, Duration Duration)
{
    /// <summary>There is no way. Never enters a sum: who reads an arc asks <see cref="Exists"/> first.</summary>
    public static Arc None { get; } = new(-1, -1);

    public bool Exists => Distance >= 0;
}
