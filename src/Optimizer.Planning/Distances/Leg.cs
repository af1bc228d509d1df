namespace Optimizer.Planning.Distances;

/// <summary>The way between two sites in whole metres and seconds; both negative where there is none.</summary>
public readonly record struct Leg(int Metres, int Seconds)
{
    public static Leg Unreachable { get; } = new(-1, -1);

    public bool IsReachable => Metres >= 0;
}
