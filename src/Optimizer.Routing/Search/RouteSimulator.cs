using System.Numerics;

namespace Optimizer.Routing.Search;

/// <summary>Why a route cannot be driven.</summary>
internal enum RouteFault
{
    None,
    Load,
    Time,
    Other,
}

/// <summary>
/// Drives one route, visit by visit, and knows every rule: O(visits). The segments of <see cref="Tours"/> are its fast
/// shadow; where they do not know a rule, this decides. Buffers are reused, nothing is allocated once they have grown.
/// </summary>
internal sealed partial class RouteSimulator
{
    private readonly SearchData _data;
    private readonly int _materials;
    private readonly int _mostCompartments;

    // On board, by compartment, material (the last is none) and dimension; and by dimension in all. What goes to a station
    // is held; what goes to a stop of its own, a delivery or the load of a pair, only fills, and is counted by material.
    private readonly Load[] _held;
    private readonly long[] _filled;
    private readonly ulong[] _heldMaterials;
    private readonly int[] _destined;
    private readonly ulong[] _destinedMaterials;
    private readonly long[] _onBoard;
    private readonly int[] _compartmentOfStop;

    private int _kindIndex;
    private VehicleKind _kind = null!;
    private int _count;
    private int[] _codes = [];
    private int[] _compartments = [];
    private int[] _deliveryCompartments = [];
    private Arc[] _legs = [];
    private Duration[] _services = [];

    // Earliest departure, and by visit the earliest start of its service: later than the others know where a trip waits for a release.
    private Duration _startsNotBefore;
    private Duration[] _notBefore = [];
    private Load _massAtStart;
    private Load[] _massAfter = [];
    private Load[] _unloaded = [];
    private long _distance;
    private long _driving;
    private long _service;
    private Cost _gateFees;
    private Cost _energy;

    public RouteSimulator(SearchData data)
    {
        _data = data;
        _materials = data.Problem.Stops.Select(stop => stop.Material).DefaultIfEmpty(-1).Max() + 2;
        _mostCompartments = data.Kinds.Max(kind => kind.Configurations.Max(configuration => configuration.Length));
        _held = new Load[_mostCompartments * _materials * data.Dimensions];
        _filled = new long[_mostCompartments * data.Dimensions];
        _heldMaterials = new ulong[_mostCompartments];
        _destined = new int[_mostCompartments * _materials];
        _destinedMaterials = new ulong[_mostCompartments];
        _onBoard = new long[data.Dimensions];
        _compartmentOfStop = new int[data.StopCount];
        Grow(64);
    }

    /// <summary>Whether the route with <paramref name="codes"/> (a stop, or the number of stops plus a station) can be driven; the results are then below.</summary>
    public bool TrySimulate(int kind, ReadOnlySpan<int> codes, bool keepTimes = false)
    {
        (_kindIndex, _kind, _count) = (kind, _data.Kinds[kind], codes.Length);
        if (_legs.Length < _count + 1)
            Grow(_count * 2);
        codes.CopyTo(_codes);

        Fault = RouteFault.Other;
        if (!MeasureLegs() || !CheckRouteRules())
            return false;

        Fault = RouteFault.Load;
        if (!TryLoad())
            return false;

        _energy = PriceEnergy();
        if (_data.HasReleases)
            NoteReleases();
        Fault = RouteFault.Time;
        if (!TryTime(keepTimes))
            return false;

        Fault = RouteFault.None;
        return true;
    }

    /// <summary>Why the last route cannot be driven.</summary>
    public RouteFault Fault { get; private set; }

    public Cost Cost { get; private set; }
    public int Configuration { get; private set; }

    /// <summary>By visit, the compartment a load goes into or comes out of; -1 where there is none.</summary>
    public ReadOnlySpan<int> Compartments => _compartments.AsSpan(0, _count);

    /// <summary>By visit, the compartment a delivery comes out of; -1 where there is none.</summary>
    public ReadOnlySpan<int> DeliveryCompartments => _deliveryCompartments.AsSpan(0, _count);

    private int LocationOf(int code) =>
        code < _data.StopCount ? _data.Location[code] : _data.Problem.Stations[code - _data.StopCount].Location;

    private void Grow(int visits)
    {
        _codes = new int[visits];
        _compartments = new int[visits];
        _deliveryCompartments = new int[visits];
        _legs = new Arc[visits + 1];
        _services = new Duration[visits];
        _notBefore = new Duration[visits];
        _massAfter = new Load[visits];
        _unloaded = new Load[visits * _data.Dimensions];
        _times = new VisitTimes[visits];
        _breaks = new SolutionBreak[(visits * 2) + 64];
    }

    private bool MeasureLegs()
    {
        var travel = _data.Travel[_kind.Profile];
        (_distance, _driving, _service) = (0, 0, 0);
        var place = _kind.StartLocation;
        for (var visit = 0; visit <= _count; visit++)
        {
            var next = visit < _count ? LocationOf(_codes[visit]) : _kind.EndLocation;
            var leg = travel[place, next];
            if (!leg.Exists)
                return false;

            _legs[visit] = leg;
            _distance += leg.Distance;
            _driving += leg.Duration;
            if (visit < _count)
                _service += _services[visit] = ServiceOf(_codes[visit], visit == 0 || _data.PlaceOf(place) != _data.PlaceOf(next));
            place = next;
        }

        return true;
    }

    private Duration ServiceOf(int code, bool arrivesFromElsewhere) => code < _data.StopCount
        ? _data.Service[code] + (arrivesFromElsewhere ? _data.Setup[code] : 0)
        : _data.Problem.Stations[code - _data.StopCount].Service;

    private bool CheckRouteRules()
    {
        if (_distance > _kind.MaxDistance || (_kind.Breaks.EuDriving && _driving > MostEuDriving))
            return false;

        if (_kind.DeliveriesFirst && !KeepsDeliveryOrder())
            return false;
        var stops = 0;
        ulong materials = 0;
        for (var visit = 0; visit < _count; visit++)
        {
            if (_codes[visit] >= _data.StopCount)
                continue;
            stops++;
            var material = _data.Material[_codes[visit]];
            if (material < 0)
                continue;
            if ((_data.RouteConflicts[material] & materials) != 0)
                return false;
            materials |= 1UL << material;
        }

        return stops <= _kind.MaxStops;
    }

    private bool KeepsDeliveryOrder()
    {
        var (hasDelivered, hasLoaded) = (false, false);
        for (var visit = 0; visit < _count; visit++)
        {
            var code = _codes[visit];
            if (code >= _data.StopCount)
            {
                if (_data.Problem.Stations[code - _data.StopCount].Reloads)
                    (hasDelivered, hasLoaded) = (false, false);
                continue;
            }

            if (_data.PairedWith[code] >= 0)
                continue;
            if (_data.Brings[code] ? hasLoaded : _kind.NeedsDelivery && !hasDelivered)
                return false;
            hasDelivered |= _data.Brings[code];
            hasLoaded |= !_data.Brings[code];
        }

        return true;
    }

    private bool TryLoad()
    {
        for (var configuration = 0; configuration < _kind.Configurations.Length; configuration++)
        {
            Configuration = configuration;
            if (TryLoadInto(_kind.Configurations[configuration].AsSpan()))
                return true;
        }

        return false;
    }

    private bool TryLoadInto(ReadOnlySpan<Compartment> compartments)
    {
        Array.Clear(_held);
        Array.Clear(_filled);
        Array.Clear(_heldMaterials);
        Array.Clear(_destined);
        Array.Clear(_destinedMaterials);
        Array.Clear(_onBoard);
        _gateFees = 0;
        Array.Fill(_deliveryCompartments, -1, 0, _count);
        ForgetPairs();
        if (!TryBring(0, compartments))
            return false;
        _massAtStart = (Load)_onBoard[_data.Problem.MassDimension];

        Span<long> loaded = stackalloc long[_data.Dimensions];
        loaded.Clear();
        for (var visit = 0; visit < _count; visit++)
        {
            var code = _codes[visit];
            if (code >= _data.StopCount)
            {
                Unload(visit, _data.Problem.Stations[code - _data.StopCount], compartments.Length);
                if (IsReload(visit) && !TryBring(visit + 1, compartments))
                    return false;
            }
            else if (!TryTake(visit, code, compartments) || !TryAddToRoute(code, loaded))
            {
                return false;
            }

            _massAfter[visit] = (Load)_onBoard[_data.Problem.MassDimension];
        }

        // Work without load, too, is not done before the last station has been seen.
        return !_kind.ReturnsEmpty || (!_held.AsSpan().ContainsAnyExcept(0) && HoldsNoMaterial(compartments.Length));
    }

    private bool HoldsNoMaterial(int compartments)
    {
        for (var compartment = 0; compartment < compartments; compartment++)
        {
            if (_heldMaterials[compartment] != 0)
                return false;
        }

        return true;
    }

    private bool IsReload(int visit) => _codes[visit] >= _data.StopCount && _data.Problem.Stations[_codes[visit] - _data.StopCount].Reloads;

    /// <summary>Takes on what is delivered up to the next reload, each into the compartment that suits it.</summary>
    private bool TryBring(int first, ReadOnlySpan<Compartment> compartments)
    {
        for (var visit = first; visit < _count && !IsReload(visit); visit++)
        {
            if (_codes[visit] >= _data.StopCount || !_data.Brings[_codes[visit]])
                continue;
            var stop = _codes[visit];
            var delivery = DeliveryOf(stop);
            var compartment = ChooseCompartment(stop, delivery, compartments);
            if (compartment < 0)
                return false;
            _deliveryCompartments[visit] = compartment;
            Fill(compartment, _data.Material[stop], delivery, 1);
        }

        return IsWithinCapacity();
    }

    private Span<Load> LoadOf(int stop) => _data.Load.AsSpan(stop * _data.Dimensions, _data.Dimensions);

    private Span<Load> DeliveryOf(int stop) => _data.Delivery.AsSpan(stop * _data.Dimensions, _data.Dimensions);

    /// <summary>Loads what has a destination of its own, or takes it off.</summary>
    /// <param name="sign">1 or -1; the amount is not negative.</param>
    private void Fill(int compartment, int material, ReadOnlySpan<Load> amount, int sign)
    {
        var count = _destined[(compartment * _materials) + (material < 0 ? _materials - 1 : material)] += sign;
        if (material >= 0)
            _destinedMaterials[compartment] = count > 0 ? _destinedMaterials[compartment] | (1UL << material) : _destinedMaterials[compartment] & ~(1UL << material);
        for (var dimension = 0; dimension < amount.Length; dimension++)
        {
            var change = sign * amount[dimension];
            _filled[(compartment * _data.Dimensions) + dimension] += change;
            _onBoard[dimension] += change;
        }
    }

    private bool IsWithinCapacity()
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            if (_onBoard[dimension] > _data.Capacity[(_kindIndex * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    private bool TryAddToRoute(int stop, Span<long> loaded)
    {
        for (var dimension = 0; _data.LimitsRouteLoad && dimension < _data.Dimensions; dimension++)
        {
            loaded[dimension] += Math.Max(0, _data.Load[(stop * _data.Dimensions) + dimension]);
            if (loaded[dimension] > _data.RouteLoadLimit[(_kindIndex * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    private bool TryTake(int visit, int stop, ReadOnlySpan<Compartment> compartments)
    {
        var material = _data.Material[stop];
        if (_deliveryCompartments[visit] >= 0)
            Fill(_deliveryCompartments[visit], material, DeliveryOf(stop), -1);
        _compartments[visit] = -1;
        if (_data.OnlyDelivers[stop])
            return true;

        if (BringsBack(stop, out var first))
        {
            if (_compartmentOfStop[first] < 0)
                return false;
            _compartments[visit] = _compartmentOfStop[first];
            Fill(_compartmentOfStop[first], material, LoadOf(first), -1);
            return true;
        }

        var load = LoadOf(stop);
        var compartment = ChooseCompartment(stop, load, compartments);
        if (compartment < 0)
            return false;

        _compartments[visit] = _compartmentOfStop[stop] = compartment;
        if (_data.PairedWith[stop] >= 0)
            Fill(compartment, material, load, 1);
        else
            Hold(compartment, material, load);
        return IsWithinCapacity();
    }

    /// <summary>A second of a pair without its first before it brings nothing.</summary>
    private void ForgetPairs()
    {
        for (var visit = 0; _data.HasDestined && visit < _count; visit++)
        {
            if (_codes[visit] < _data.StopCount && BringsBack(_codes[visit], out var first))
                _compartmentOfStop[first] = -1;
        }
    }

    private void Hold(int compartment, int material, ReadOnlySpan<Load> load)
    {
        if (material >= 0)
            _heldMaterials[compartment] |= 1UL << material;
        for (var dimension = 0; dimension < load.Length; dimension++)
        {
            _onBoard[dimension] += load[dimension];
            _filled[(compartment * _data.Dimensions) + dimension] += load[dimension];
            _held[HeldIndex(compartment, material, dimension)] += load[dimension];
        }
    }

    /// <summary>Whether a stop is the second of a pair, whose load leaves from where it went at the first.</summary>
    private bool BringsBack(int stop, out int first)
    {
        first = _data.FirstOfPair[stop];
        return first >= 0;
    }

    /// <summary>The one that holds the same material already, else the one that takes the fewest materials; -1 if none has room.</summary>
    private int ChooseCompartment(int stop, ReadOnlySpan<Load> load, ReadOnlySpan<Compartment> compartments)
    {
        var material = _data.Material[stop];
        var (best, bestRank) = (-1, int.MaxValue);
        for (var compartment = 0; compartment < compartments.Length; compartment++)
        {
            if (!HasRoom(compartment, compartments[compartment], material, load))
                continue;
            var holdsSame = material >= 0 && (MaterialsIn(compartment) >> material & 1) != 0;
            var rank = holdsSame ? -1 : BitOperations.PopCount(compartments[compartment].AcceptedMaterials);
            if (rank < bestRank)
                (best, bestRank) = (compartment, rank);
        }

        return best;
    }

    private ulong MaterialsIn(int compartment) => _heldMaterials[compartment] | _destinedMaterials[compartment];

    private bool HasRoom(int index, Compartment compartment, int material, ReadOnlySpan<Load> load)
    {
        if (material >= 0 && ((compartment.AcceptedMaterials >> material & 1) == 0 || (_data.CompartmentConflicts[material] & MaterialsIn(index)) != 0))
            return false;
        for (var dimension = 0; dimension < load.Length; dimension++)
        {
            if (_filled[(index * load.Length) + dimension] + load[dimension] > compartment.Capacity[dimension])
                return false;
        }

        return true;
    }

    private void Unload(int visit, Station station, int compartments)
    {
        _compartments[visit] = -1;
        _unloaded.AsSpan(visit * _data.Dimensions, _data.Dimensions).Clear();
        for (var compartment = 0; compartment < compartments; compartment++)
        {
            EmptyOf(visit, compartment, -1);
            var taken = _heldMaterials[compartment] & station.AcceptedMaterials;
            _heldMaterials[compartment] &= ~taken;
            for (; taken != 0; taken &= taken - 1)
                EmptyOf(visit, compartment, BitOperations.TrailingZeroCount(taken));
        }

        _gateFees += (Cost)(station.FeePerMass * _unloaded[(visit * _data.Dimensions) + _data.Problem.MassDimension]);
    }

    private void EmptyOf(int visit, int compartment, int material)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            ref var held = ref _held[HeldIndex(compartment, material, dimension)];
            _unloaded[(visit * _data.Dimensions) + dimension] += held;
            _filled[(compartment * _data.Dimensions) + dimension] -= held;
            _onBoard[dimension] -= held;
            held = 0;
        }
    }

    private int HeldIndex(int compartment, int material, int dimension) =>
        (((compartment * _materials) + (material < 0 ? _materials - 1 : material)) * _data.Dimensions) + dimension;

    private Cost PriceEnergy()
    {
        if (_kind.Energy is not { } price)
            return 0;

        Cost sum = 0;
        for (var leg = 0; leg <= _count; leg++)
        {
            var (empty, perMass) = price.Of(_legs[leg], leg < _count && _codes[leg] < _data.StopCount);
            sum += empty + (perMass * (leg == 0 ? _massAtStart : _massAfter[leg - 1]));
        }

        return sum;
    }
}
