namespace Optimizer.Routing;

/// <summary>What a route does next: visit a stop, or unload at a station.</summary>
public readonly record struct RouteVisit(bool IsStation, int Index)
{
    public static RouteVisit Stop(int stop) => new(false, stop);

    public static RouteVisit Station(int station) => new(true, station);
}
