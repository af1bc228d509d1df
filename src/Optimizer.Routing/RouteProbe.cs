using Optimizer.Routing.Search;

namespace Optimizer.Routing;

/// <summary>Drives single routes, to time them or to find out why they cannot be driven. Not thread-safe.</summary>
public sealed class RouteProbe
{
    private readonly SearchData _data;
    private readonly RouteSimulator _simulator;

    public RouteProbe(RoutingProblem problem)
    {
        _data = new(problem);
        _simulator = new(_data);
    }

    /// <summary>The route with its times; null if the vehicle cannot drive it.</summary>
    public SolutionRoute? Drive(int vehicle, ReadOnlySpan<RouteVisit> visits)
    {
        var codes = new int[visits.Length];
        for (var visit = 0; visit < visits.Length; visit++)
            codes[visit] = visits[visit].IsStation ? _data.StopCount + visits[visit].Index : visits[visit].Index;
        return _simulator.TrySimulate(_data.KindOfVehicle[vehicle], codes) ? SolutionReader.Read(_data, _simulator, vehicle, codes) : null;
    }
}
