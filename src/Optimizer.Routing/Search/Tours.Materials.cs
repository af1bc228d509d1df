namespace Optimizer.Routing.Search;

/// <content>What a part of a route has to find on another: a place for its materials in the vehicle, and a station that takes them.</content>
internal sealed partial class Tours
{
    /// <summary>Whether what a part loads is taken off after it, and what the vehicle holds of its materials together with it is not too much.</summary>
    /// <param name="slot">The part comes after this slot.</param>
    /// <param name="behind">And before this one, of the same route.</param>
    internal bool MaterialsFit(in Part part, int slot, int behind)
    {
        if (part.IsEmpty || !_data.NeedsSimulation)
            return true;
        var vehicle = _route[slot];
        for (var stop = part.First; stop != part.Behind; stop = _next[stop])
        {
            if (_data.HoldsForStation(stop) && _data.Kinds[KindOf(vehicle)].ReturnsEmpty && !IsTakenFrom(behind, stop))
                return false;
            if (!FitsWithItsMaterial(stop, part, slot, behind) || !MayShareCompartment(stop, part, slot, behind))
                return false;
        }

        return true;
    }

    /// <summary>The same for a stop that is not on a route, as far as compartments are concerned.</summary>
    /// <param name="isUnloadedNext">Whether a station takes it right after the stop.</param>
    internal bool FitsWithItsMaterial(int stop, int after, int vehicle, bool isUnloadedNext = false) =>
        FitsWithItsMaterial(stop, Alone(stop), after, isUnloadedNext ? End(vehicle) : _next[after]);

    /// <inheritdoc cref="FitsWithItsMaterial(int, int, int, bool)"/>
    internal bool MayShareCompartment(int stop, int after) => MayShareCompartment(stop, Alone(stop), after, _next[after]);

    private static Part Alone(int stop) => new(1, stop, stop, -1, 0, 0);

    /// <summary>Whether a station from a slot on takes what a stop before it has loaded.</summary>
    private bool IsTakenFrom(int behind, int stop)
    {
        if (behind == End(_route[behind]))
            return false;
        if (!_data.NeedsMaterials || _data.Material[stop] < 0)
            return true;
        var accepted = _acceptedAfter[behind] | (IsStation(behind) ? _data.Problem.Stations[_stationOf[behind]].AcceptedMaterials : 0);
        return (accepted >> _data.Material[stop] & 1) != 0;
    }

    /// <summary>Whether the compartments that take a stop's material hold all of it that is on board together with the part that the stop comes with.</summary>
    private bool FitsWithItsMaterial(int stop, in Part part, int slot, int behind)
    {
        var (material, dimensions, vehicle) = (_data.Material[stop], _data.Dimensions, _route[slot]);
        if (_data.MaterialCapacity.Length == 0 || material < 0 || !_data.HoldsForStation(stop))
            return true;
        Span<long> load = stackalloc long[dimensions];
        load.Clear();
        for (var own = part.First; ; own = _next[own])
        {
            AddOfMaterial(own, material, load);
            if (own == part.Last)
                break;
        }

        for (var before = slot; before != Start(vehicle) && !TakesOff(before, material); before = _previous[before])
        {
            if (!IsWithin(part, before))
                AddOfMaterial(before, material, load);
        }

        for (var after = behind; after != End(vehicle) && !TakesOff(after, material); after = _next[after])
        {
            if (!IsWithin(part, after))
                AddOfMaterial(after, material, load);
        }

        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            if (load[dimension] > _data.MaterialCapacity[(((KindOf(vehicle) * 64) + material) * dimensions) + dimension])
                return false;
        }

        return true;
    }

    private void AddOfMaterial(int slot, int material, Span<long> load)
    {
        if (IsStation(slot) || _data.Material[slot] != material || !_data.HoldsForStation(slot))
            return;
        for (var dimension = 0; dimension < load.Length; dimension++)
            load[dimension] += _data.Load[(slot * load.Length) + dimension];
    }

    /// <summary>Whether an undivided vehicle has nothing on board together with a stop's material that conflicts with it.</summary>
    private bool MayShareCompartment(int stop, in Part part, int slot, int behind)
    {
        var (material, vehicle) = (_data.Material[stop], _route[slot]);
        if (material < 0 || _data.CompartmentConflicts[material] == 0 || !_data.IsUndivided[KindOf(vehicle)] || !_data.HoldsForStation(stop))
            return true;
        var conflicting = _data.CompartmentConflicts[material];
        for (var before = slot; before != Start(vehicle) && conflicting != 0; before = _previous[before])
        {
            if (IsStation(before))
                conflicting &= ~_data.Problem.Stations[_stationOf[before]].AcceptedMaterials;
            else if (!IsWithin(part, before) && HoldsOneOf(conflicting, before))
                return false;
        }

        for (var after = behind; after != End(vehicle) && !TakesOff(after, material); after = _next[after])
        {
            if (IsStop(after) && !IsWithin(part, after) && HoldsOneOf(_data.CompartmentConflicts[material], after))
                return false;
        }

        return true;
    }

    private bool HoldsOneOf(ulong materials, int stop) => _data.Material[stop] >= 0 && (materials >> _data.Material[stop] & 1) != 0 && _data.HoldsForStation(stop);

    private bool TakesOff(int slot, int material) => IsStation(slot) && (_data.Problem.Stations[_stationOf[slot]].AcceptedMaterials >> material & 1) != 0;

    /// <summary>Whether a slot belongs to a part that moves on its own route.</summary>
    private bool IsWithin(in Part part, int slot) =>
        IsStop(slot) && _route[slot] == _route[part.First] && _position[slot] >= _position[part.First] && _position[slot] <= _position[part.Last];
}
