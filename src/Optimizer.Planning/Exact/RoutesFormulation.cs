using System.Collections.Immutable;
using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Exact;

/// <summary>
/// A routing problem as a constraint program. A way (k, i, j) leads a vehicle of kind k from stop i to stop j or to the depot, where
/// routes begin and end:
/// <code>
///   min  sum of price[way] used[way] + sum of penalty[i] absent[i] + what waiting, overtime, soft windows and energy cost
///   absent[i] + sum over k of served[k, i] = 1
///   used[k] are circuits through the depot over the stops with served[k], at most count[k]
///   used[k, i, j]  =>  start[j] >= done[i] + duration[k, i, j];  loads, distances and ranks likewise
/// </code>
/// Every plan of the problem is a solution at no higher price, so its bounds are bounds of the problem.
/// </summary>
internal sealed partial class RoutesFormulation
{
    /// <summary>Prices are rounded down to units in which all of them together are no more than this, so that OR-Tools' linear relaxation stays exact.</summary>
    private const double MostMoney = 1e12;

    private readonly RoutingProblem _problem;
    private readonly ImmutableArray<Stop> _stops;
    private readonly ImmutableArray<VehicleKind> _kinds;
    private readonly List<Way> _ways = [];
    private readonly ImmutableArray<BoolVar> _absent;

    /// <summary>By kind and stop; null where the kind cannot serve the stop.</summary>
    private readonly BoolVar?[,] _served;

    private readonly List<LinearExpression> _prices = [];

    /// <param name="known">The cost of a plan. What costs more to leave out is not left out.</param>
    public RoutesFormulation(RoutingProblem problem, long known)
    {
        (_problem, _stops, _kinds) = (problem, problem.Stops, problem.Kinds);
        _served = new BoolVar?[_kinds.Length, _stops.Length];
        _absent = [.. _stops.Select((_, stop) => Model.AddBool($"absent {stop}"))];
        for (var kind = 0; kind < _kinds.Length; kind++)
            AddWays(kind);
        Unit = ChooseUnit();

        ServeOnceOrLeaveOut(known);
        for (var kind = 0; kind < _kinds.Length; kind++)
            MakeRoutes(kind);
        KeepLimits();
        KeepLoads();
        KeepGroups();
        KeepConflicts();
        if (RulesInUse.HasTimes(problem))
            KeepTimes();

        Model.Minimise(LinearExpression.Sum([
            .. _ways.Select(way => RoundedDown(PriceOf(way)) * way.Used),
            .. _absent.Select((absent, stop) => RoundedDown(_stops[stop].Penalty) * absent),
            .. _prices]));
    }

    public CpModel Model { get; } = new();

    /// <summary>The program's unit of money, in the problem's.</summary>
    public long Unit { get; }

    /// <summary>The most that rounding may have taken off a plan's cost.</summary>
    public long RoundingError => Unit == 1 ? 0 : Unit * ((2 * _stops.Length) + _prices.Count + _kinds.Sum(kind => Math.Min(kind.Count, _stops.Length)));

    private IEnumerable<int> Stops => Enumerable.Range(0, _stops.Length);

    private void AddWays(int kind)
    {
        var travel = _problem.Travel[_kinds[kind].Profile];
        int[] places = _kinds[kind].Count == 0 ? [] : [Way.Depot, .. Stops.Where(stop => CanServe(_kinds[kind], kind, _stops[stop]))];
        foreach (var stop in places.Skip(1))
            _served[kind, stop] = Model.AddBool($"served {kind} {stop}");
        foreach (var from in places)
        {
            foreach (var to in places.Where(to => to != from))
            {
                var arc = travel[
                    from == Way.Depot ? _kinds[kind].StartLocation : _stops[from].Location,
                    to == Way.Depot ? _kinds[kind].EndLocation : _stops[to].Location];
                if (arc.Exists)
                    _ways.Add(new(kind, from, to, arc, Model.AddBool($"used {kind} {from} {to}")));
            }
        }
    }

    private static bool CanServe(VehicleKind kind, int index, Stop stop) =>
        (stop.AllowedKinds.IsEmpty || stop.AllowedKinds[index])
        && (stop.Material < 0 || (kind.Configurations[0][0].AcceptedMaterials >> stop.Material & 1) != 0)
        && stop.Windows[0].Start <= kind.EndWindows[^1].End;

    private void ServeOnceOrLeaveOut(long known)
    {
        foreach (var stop in Stops.Where(stop => _stops[stop].Penalty > known))
            Model.AddEqual(_absent[stop], 0);
        foreach (var stop in Stops)
            Model.AddExactlyOne([_absent[stop], .. Enumerable.Range(0, _kinds.Length).Select(kind => _served[kind, stop]).OfType<BoolVar>()]);
    }

    private void MakeRoutes(int kind)
    {
        var served = Stops.Where(stop => _served[kind, stop] is not null).ToArray();
        if (served.Length == 0)
            return;
        var node = served.Select((stop, index) => (stop, index)).ToDictionary(pair => pair.stop, pair => pair.index + 1);
        node.Add(Way.Depot, 0);
        var ways = _ways.Where(way => way.Kind == kind).ToArray();
        var (demands, capacity) = Demands(kind, served);
        Model.AddRoutes(demands, capacity, [
            .. ways.Select(way => (node[way.From], node[way.To], way.Used)),
            .. served.Select(stop => (node[stop], node[stop], _served[kind, stop]!.Value.Not()))]);
        if (_kinds[kind].Count < served.Length)
            Model.AddLessOrEqual(LinearExpression.Sum(ways.Where(way => way.IsFirst).Select(way => (LinearExpression)way.Used)), _kinds[kind].Count);
    }

    /// <summary>By node what it takes of a route's capacity, of the dimension that is scarcest; nothing where loads come and go.</summary>
    private (int[] Demands, long Capacity) Demands(int kind, int[] served)
    {
        var scarcest = Enumerable.Range(0, _problem.Dimensions)
            .Where(dimension => _stops.All(stop => stop.Load[dimension] >= 0))
            .SelectMany(dimension => new Func<Stop, long>[] { stop => stop.Load[dimension], stop => DeliveryOf(stop, dimension) }
                .Select(amount => (Amount: amount, Capacity: CapacityOf(_kinds[kind], dimension))))
            .Where(each => each.Capacity is > 0 and < Compartment.NoLimit)
            .OrderByDescending(each => served.Sum(stop => each.Amount(_stops[stop])) / (double)each.Capacity)
            .FirstOrDefault();
        return scarcest.Amount is null ? ([], 0) : ([0, .. served.Select(stop => (int)scarcest.Amount(_stops[stop]))], scarcest.Capacity);
    }

    /// <summary>What grows on the way: value[to] >= value[from] + step[way], from nothing at the depot.</summary>
    private IntVar[] Grow(string name, long most, Func<Way, long> step)
    {
        var least = Stops.Select(_ => most).ToArray();
        foreach (var way in _ways.Where(way => !way.IsLast))
            least[way.To] = Math.Min(least[way.To], step(way));
        var values = Stops.Select(stop => Model.AddInt(Math.Max(0, least[stop]), Math.Max(0, most), $"{name} {stop}")).ToArray();
        foreach (var way in _ways.Where(way => !way.IsLast))
            Model.AddGreaterOrEqual(values[way.To], (way.IsFirst ? 0 : (LinearExpression)values[way.From]) + step(way)).OnlyIf(way.Used);
        return values;
    }

    /// <summary>What shrinks on the way: value[from] >= value[to] + amount[to], to nothing at the depot.</summary>
    private IntVar[] Shrink(string name, long most, Func<Stop, long> amount)
    {
        var values = Stops.Select(stop => Model.AddInt(0, Math.Max(0, most - amount(_stops[stop])), $"{name} {stop}")).ToArray();
        foreach (var way in _ways.Where(way => !way.IsFirst && !way.IsLast))
            Model.AddGreaterOrEqual(values[way.From], values[way.To] + amount(_stops[way.To])).OnlyIf(way.Used);
        return values;
    }

    /// <summary>expression[stop] &lt;= limit[kind] where the kind serves the stop.</summary>
    private void Limit(Func<int, LinearExpression> expression, Func<int, long> limit)
    {
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            foreach (var stop in Stops)
            {
                if (_served[kind, stop] is { } served)
                    Model.AddLessOrEqual(expression(stop), limit(kind)).OnlyIf(served);
            }
        }
    }

    private void KeepLimits()
    {
        if (_kinds.Any(kind => kind.MaxStops < _stops.Length))
        {
            var ranks = Grow("rank", _kinds.Max(kind => Math.Min(kind.MaxStops, _stops.Length)), _ => 1);
            Limit(stop => ranks[stop], kind => _kinds[kind].MaxStops);
        }

        if (_kinds.Any(kind => kind.MaxDistance < int.MaxValue))
        {
            var distances = Grow("distance", LongestDistance(), way => way.Arc.Distance);
            foreach (var way in _ways.Where(way => way.IsLast && _kinds[way.Kind].MaxDistance < int.MaxValue))
                Model.AddLessOrEqual(distances[way.From] + way.Arc.Distance, _kinds[way.Kind].MaxDistance).OnlyIf(way.Used);
        }
    }

    /// <summary>Of a route before its last way.</summary>
    private long LongestDistance() => Math.Min(
        _kinds.Max(kind => (long)kind.MaxDistance),
        Stops.Sum(stop => _ways.Where(way => way.To == stop).Select(way => (long)way.Arc.Distance).DefaultIfEmpty(0).Max()));

    private void KeepLoads()
    {
        for (var dimension = 0; dimension < _problem.Dimensions; dimension++)
        {
            var capacities = _kinds.Select(kind => CapacityOf(kind, dimension)).ToArray();
            var load = Stops.Sum(stop => (long)Math.Max(0, _stops[stop].Load[dimension]));
            var delivery = Stops.Sum(stop => DeliveryOf(_stops[stop], dimension));
            var isPriced = dimension == _problem.MassDimension && _kinds.Any(kind => kind.Energy is not null);
            if (isPriced || load + delivery > capacities.Min())
                KeepLoad(dimension, capacities, load, delivery, isPriced);
            if (load + delivery > capacities.Max())
                NeedRoutes(dimension, capacities);
            if (_kinds.Any(kind => RouteLimitOf(kind, dimension) < load))
            {
                var loaded = Grow("loaded", _kinds.Max(kind => Math.Min(load, RouteLimitOf(kind, dimension))), way => Math.Max(0, _stops[way.To].Load[dimension]));
                Limit(stop => loaded[stop], kind => RouteLimitOf(_kinds[kind], dimension));
            }
        }
    }

    /// <summary>Routes together hold all that is collected, and all that is delivered. Follows from the loads; the relaxation learns it here.</summary>
    private void NeedRoutes(int dimension, long[] capacities)
    {
        var room = LinearExpression.Sum(_ways.Where(way => way.IsFirst).Select(way => capacities[way.Kind] * (LinearExpression)way.Used));
        if (_stops.All(stop => stop.Load[dimension] >= 0))
            Hold(stop => stop.Load[dimension]);
        Hold(stop => DeliveryOf(stop, dimension));

        void Hold(Func<Stop, long> amount)
        {
            if (_stops.Any(stop => amount(stop) > 0))
                Model.AddGreaterOrEqual(room + LinearExpression.Sum(Stops.Select(stop => amount(_stops[stop]) * (LinearExpression)_absent[stop])), _stops.Sum(amount));
        }
    }

    /// <summary>On board after a stop is what was collected up to it and what is delivered after it.</summary>
    private void KeepLoad(int dimension, long[] capacities, long load, long delivery, bool isPriced)
    {
        var collected = load == 0 ? null : Grow("collected", Math.Min(load, capacities.Max()), way => _stops[way.To].Load[dimension]);
        var brought = delivery == 0 ? null : Shrink("brought", Math.Min(delivery, capacities.Max()), stop => DeliveryOf(stop, dimension));
        if (collected is not null)
            Limit(OnBoardAfter, kind => capacities[kind]);
        if (brought is not null)
            Limit(OnBoardFirst, kind => capacities[kind]);
        if (isPriced)
            PriceEnergy(OnBoardAfter, OnBoardFirst, load + delivery);

        LinearExpression OnBoardAfter(int stop) => (collected is null ? 0 : (LinearExpression)collected[stop]) + (brought is null ? 0 : (LinearExpression)brought[stop]);
        LinearExpression OnBoardFirst(int stop) => brought is null ? 0 : brought[stop] + DeliveryOf(_stops[stop], dimension);
    }

    /// <summary>What the load on board adds to the price of each way; the way itself has its own price.</summary>
    private void PriceEnergy(Func<int, LinearExpression> onBoardAfter, Func<int, LinearExpression> onBoardFirst, long most)
    {
        var perMass = _ways.Select(way => (Way: way, Price: EnergyOf(way).PerMass)).Where(pair => pair.Price > 0).ToArray();
        foreach (var leaving in perMass.GroupBy(pair => (pair.Way.IsFirst, Stop: pair.Way.IsFirst ? pair.Way.To : pair.Way.From)))
        {
            var onBoard = leaving.Key.IsFirst ? onBoardFirst(leaving.Key.Stop) : onBoardAfter(leaving.Key.Stop);
            var price = AddPrice(leaving.Max(pair => pair.Price) * (double)most);
            foreach (var (way, perUnit) in leaving)
                PriceAtLeast(price, perUnit * onBoard).OnlyIf(way.Used);
        }
    }

    private void KeepGroups()
    {
        if (_problem.Groups.IsEmpty)
            return;
        var ranks = _problem.Groups.Any(group => group.IsOrdered) ? Grow("order", _stops.Length, _ => 1) : [];
        var heads = Heads();
        foreach (var (first, second, isOrdered) in _problem.Groups.SelectMany(group => group.Stops.Zip(group.Stops.Skip(1), (first, second) => (first, second, group.IsOrdered))))
        {
            Model.AddEqual(_absent[first], _absent[second]);
            for (var kind = 0; kind < _kinds.Length; kind++)
                Model.AddEqual(Served(kind, first), Served(kind, second));
            Model.AddEqual(heads[first], heads[second]).OnlyIf(_absent[first].Not());
            if (isOrdered)
                Model.AddGreaterOrEqual(ranks[second], ranks[first] + 1).OnlyIf(_absent[first].Not());
        }

        LinearExpression Served(int kind, int stop) => _served[kind, stop] is { } served ? served : 0;
    }

    /// <summary>The first stop of each stop's route: stops with the same one share the route.</summary>
    private IntVar[] Heads()
    {
        var heads = Stops.Select(stop => Model.AddInt(0, _stops.Length - 1, $"head {stop}")).ToArray();
        foreach (var way in _ways.Where(way => !way.IsLast))
            Model.AddEqual(heads[way.To], way.IsFirst ? way.To : heads[way.From]).OnlyIf(way.Used);
        return heads;
    }

    /// <summary>A route that has had one of two materials does not take the other.</summary>
    private void KeepConflicts()
    {
        foreach (var (first, second) in _problem.RouteConflicts)
        {
            var hadFirst = Grow($"had {first}", 1, way => _stops[way.To].Material == first ? 1 : 0);
            var hadSecond = Grow($"had {second}", 1, way => _stops[way.To].Material == second ? 1 : 0);
            foreach (var stop in Stops)
                Model.AddLessOrEqual(hadFirst[stop] + hadSecond[stop], 1);
        }
    }

    private long PriceOf(Way way)
    {
        var kind = _kinds[way.Kind];
        return (way.IsFirst ? kind.FixedCost : 0)
            + (kind.DistanceCost * way.Arc.Distance)
            + ((kind.DrivingCost + kind.DurationCost) * way.Arc.Duration)
            + ((kind.ServiceCost + kind.DurationCost) * ServiceAfter(way))
            + EnergyOf(way).Empty;
    }

    private (long Empty, long PerMass) EnergyOf(Way way) => _kinds[way.Kind].Energy is { } price ? price.Of(way.Arc, endsAtStop: !way.IsLast) : default;

    private int ServiceAfter(Way way)
    {
        if (way.IsLast)
            return 0;
        var sharesPlace = !way.IsFirst && PlaceOf(way.From) == PlaceOf(way.To);
        return _stops[way.To].Service + (sharesPlace ? 0 : _stops[way.To].Setup);
    }

    private int PlaceOf(int stop) => _problem.Places.IsEmpty ? _stops[stop].Location : _problem.Places[_stops[stop].Location];

    private static long CapacityOf(VehicleKind kind, int dimension) =>
        Math.Min(kind.Configurations[0][0].Capacity[dimension], kind.TotalCapacity.IsEmpty ? Compartment.NoLimit : kind.TotalCapacity[dimension]);

    private static long RouteLimitOf(VehicleKind kind, int dimension) =>
        kind.RouteLoadLimit.IsEmpty ? Compartment.NoLimit : kind.RouteLoadLimit[dimension];

    private static long DeliveryOf(Stop stop, int dimension) => stop.Delivery.IsEmpty ? 0 : stop.Delivery[dimension];

    private long ChooseUnit()
    {
        var most = Stops.Sum(stop => (double)_stops[stop].Penalty + _ways.Where(way => way.To == stop || (way.IsLast && way.From == stop)).Select(way => (double)PriceOf(way)).DefaultIfEmpty(0).Max());
        var unit = 1L;
        while (most / unit > MostMoney)
            unit *= 10;
        return unit;
    }

    private long RoundedDown(long cost) => cost / Unit;

    /// <summary>A price of its own, in units.</summary>
    private IntVar AddPrice(double most)
    {
        var price = Model.AddInt(0, (long)(most / Unit) + 1, $"price {_prices.Count}");
        _prices.Add(price);
        return price;
    }

    /// <param name="cost">In the problem's unit; rounded down.</param>
    private CpConstraint PriceAtLeast(IntVar price, LinearExpression cost) => Model.AddGreaterOrEqual(Unit * price, cost - (Unit - 1));
}
