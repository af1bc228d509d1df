// The routing library: a RoutesProblem in, a RoutesAnswer out.
using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;
using Optimizer.OrTools.Messages.Host;

/// <summary>One problem in the library's words: nodes are the stops, then a start and an end for each kind of vehicle.</summary>
internal sealed class RoutingLibrary : IDisposable
{
    private const string Time = "time";
    private const string Rank = "rank";

    private readonly RoutesProblem _problem;
    private readonly int[] _kinds;
    private readonly RoutingIndexManager _manager;
    private readonly RoutingModel _model;

    public RoutingLibrary(RoutesProblem problem)
    {
        _problem = problem;
        _kinds = [.. problem.Kinds.SelectMany((kind, index) => Enumerable.Repeat(index, kind.Count))];
        _manager = new(problem.Stops.Count + (2 * problem.Kinds.Count), _kinds.Length, [.. _kinds.Select(Start)], [.. _kinds.Select(kind => Start(kind) + 1)]);
        _model = new(_manager);
        AddWays();
        AddLimits();
        if (problem.HasTimes)
            AddTimes();
        AddStops();
        AddGroups();
    }

    public RoutesAnswer Solve()
    {
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        if (_problem.FirstSolution != 0)
            parameters.FirstSolutionStrategy = (FirstSolutionStrategy.Types.Value)_problem.FirstSolution;
        if (_problem.Metaheuristic != 0)
            parameters.LocalSearchMetaheuristic = (LocalSearchMetaheuristic.Types.Value)_problem.Metaheuristic;
        if (_problem.HasTimeLimitMs)
            parameters.TimeLimit = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(_problem.TimeLimitMs));
        using var solution = _model.SolveWithParameters(parameters);
        return solution is null ? new() : Read(solution);
    }

    public void Dispose()
    {
        _model.Dispose();
        _manager.Dispose();
    }

    private int Start(int kind) => _problem.Stops.Count + (2 * kind);

    private void AddWays()
    {
        var costs = Register((kind, way) => Math.Max(0, kind.Costs[way]));
        for (var vehicle = 0; vehicle < _kinds.Length; vehicle++)
        {
            _model.SetArcCostEvaluatorOfVehicle(costs[_kinds[vehicle]], vehicle);
            _model.SetFixedCostOfVehicle(_problem.Kinds[_kinds[vehicle]].FixedCost, vehicle);
        }

        if (_problem.Kinds.Any(kind => kind.Costs.Any(cost => cost < 0)))
            AddDimension("missing", Register((kind, way) => kind.Costs[way] < 0 ? 1 : 0), _ => 0);
    }

    private void AddLimits()
    {
        var width = _problem.Stops.Count + 1;
        for (var dimension = 0; dimension < _problem.Dimensions; dimension++)
        {
            var loads = Register((_, way) => way / width < _problem.Stops.Count ? _problem.Stops[way / width].Loads[dimension] : 0);
            AddDimension($"load{dimension}", loads, kind => kind.Capacities[dimension]);
        }

        if (_problem.Kinds.Any(kind => kind.HasMostDistanceM))
            AddDimension("distance", Register((kind, way) => kind.HasMostDistanceM ? kind.DistancesM[way] : 0), kind => kind.HasMostDistanceM ? kind.MostDistanceM : int.MaxValue);
        // Stops, and the way home.
        if (_problem.Groups.Any(group => group.IsOrdered) || _problem.Kinds.Any(kind => kind.HasMostStops))
            AddDimension(Rank, Register((_, _) => 1), kind => (kind.HasMostStops ? kind.MostStops : _problem.Stops.Count) + 1);
    }

    private void AddTimes()
    {
        var latest = _problem.Kinds.Max(kind => kind.LatestReturnS);
        _model.AddDimensionWithVehicleTransitAndCapacity(ByVehicle(Register((kind, way) => kind.DurationsS[way])), latest, [.. _kinds.Select(_ => latest)], false, Time);
        var time = _model.GetMutableDimension(Time);
        for (var vehicle = 0; vehicle < _kinds.Length; vehicle++)
        {
            var kind = _problem.Kinds[_kinds[vehicle]];
            time.CumulVar(_model.Start(vehicle)).SetRange(kind.EarliestDepartureS, Math.Min(kind.LatestDepartureS, latest));
            time.CumulVar(_model.End(vehicle)).SetRange(kind.EarliestReturnS, kind.LatestReturnS);
            if (kind.HasMostDurationS)
                time.SetSpanUpperBoundForVehicle(kind.MostDurationS, vehicle);
            if (kind.DurationCost > 0)
                time.SetSpanCostCoefficientForVehicle(kind.DurationCost, vehicle);
            if (kind.OvertimeCost > 0)
                time.SetCumulVarSoftUpperBound(_model.End(vehicle), kind.RegularEndS, kind.OvertimeCost);
        }

        for (var stop = 0; stop < _problem.Stops.Count; stop++)
        {
            var (index, wish) = (_manager.NodeToIndex(stop), _problem.Stops[stop]);
            time.CumulVar(index).SetRange(Math.Min(wish.EarliestStartS, latest), Math.Min(wish.LatestStartS, latest));
            if (wish.EarlyCost > 0)
                time.SetCumulVarSoftLowerBound(index, wish.SoftStartS, wish.EarlyCost);
            if (wish.LateCost > 0)
                time.SetCumulVarSoftUpperBound(index, wish.SoftEndS, wish.LateCost);
        }
    }

    private void AddStops()
    {
        for (var stop = 0; stop < _problem.Stops.Count; stop++)
        {
            var (index, wish) = (_manager.NodeToIndex(stop), _problem.Stops[stop]);
            _model.AddDisjunction([index], wish.Penalty);
            foreach (var vehicle in Enumerable.Range(0, _kinds.Length).Where(vehicle => wish.AllowedKinds.Count > 0 && !wish.AllowedKinds.Contains(_kinds[vehicle])))
                _model.VehicleVar(index).RemoveValue(vehicle);
        }
    }

    private void AddGroups()
    {
        var solver = _model.solver();
        foreach (var group in _problem.Groups)
        {
            foreach (var (first, second) in group.Stops.Select(stop => _manager.NodeToIndex(stop)).Zip(group.Stops.Skip(1).Select(stop => _manager.NodeToIndex(stop))))
            {
                if (group.IsPair)
                    _model.AddPickupAndDelivery(first, second);
                // A stop that is left out has the vehicle -1: so all are visited or none.
                solver.Add(solver.MakeEquality(_model.VehicleVar(first), _model.VehicleVar(second)));
                if (group.IsOrdered)
                    solver.Add(solver.MakeLessOrEqual(_model.GetMutableDimension(Rank).CumulVar(first), _model.GetMutableDimension(Rank).CumulVar(second)));
            }
        }
    }

    /// <summary>By kind, the number of a matrix over all nodes.</summary>
    private int[] Register(Func<RoutesKind, int, long> valueOf) => [.. _problem.Kinds.Select((kind, index) => _model.RegisterTransitMatrix(Matrix(kind, index, valueOf)))];

    private long[][] Matrix(RoutesKind kind, int index, Func<RoutesKind, int, long> valueOf)
    {
        var (stops, start) = (_problem.Stops.Count, Start(index));
        var nodes = Enumerable.Range(0, stops + (2 * _problem.Kinds.Count)).ToArray();
        return [.. nodes.Select(from => nodes.Select(to => (from < stops || from == start) && (to < stops || to == start + 1) && (from < stops || to < stops)
            ? valueOf(kind, (Math.Min(from, stops) * (stops + 1)) + Math.Min(to, stops))
            : 0).ToArray())];
    }

    private int[] ByVehicle(int[] byKind) => [.. _kinds.Select(kind => byKind[kind])];

    private void AddDimension(string name, int[] transits, Func<RoutesKind, long> capacityOf) =>
        _model.AddDimensionWithVehicleTransitAndCapacity(ByVehicle(transits), 0, [.. _kinds.Select(kind => capacityOf(_problem.Kinds[kind]))], true, name);

    private RoutesAnswer Read(Assignment solution)
    {
        var answer = new RoutesAnswer { HasSolution = true };
        for (var vehicle = 0; vehicle < _kinds.Length; vehicle++)
        {
            var route = new RoutesRoute { Vehicle = vehicle };
            for (var index = solution.Value(_model.NextVar(_model.Start(vehicle))); !_model.IsEnd(index); index = solution.Value(_model.NextVar(index)))
                route.Stops.Add(_manager.IndexToNode(index));
            if (route.Stops.Count > 0)
                answer.Routes.Add(route);
        }

        return answer;
    }
}
