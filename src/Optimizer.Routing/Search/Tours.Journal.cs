namespace Optimizer.Routing.Search;

/// <content>Taking back: routes are written down when they are first touched after a mark.</content>
internal sealed partial class Tours
{
    private readonly bool[] _changed;

    /// <summary>Vehicles whose routes somebody else works on.</summary>
    private readonly bool[] _isHidden;
    private readonly int[] _journalPlace;
    private readonly int[] _touched;
    private readonly int[] _emptyVehicles;
    private readonly int[] _emptyPlace;
    private readonly int[] _emptyCount;
    private readonly int[] _emptyStart;
    private readonly QuotaBook? _quotaUsed;
    private readonly RouteResult[] _atMark;
    private int[] _journal = new int[1024];
    private int _journalLength;
    private int _touchedCount;

    /// <summary>Vehicles touched since the last mark.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    /// <summary>From here on, <see cref="Rollback"/> takes back.</summary>
    public void Mark()
    {
        for (var index = 0; index < _touchedCount; index++)
            _journalPlace[_touched[index]] = 0;
        (_touchedCount, _journalLength) = (0, 1);
    }

    /// <summary>Writes a route down before it is changed.</summary>
    public void Touch(int vehicle)
    {
        if (_journalPlace[vehicle] != 0)
            return;
        var codes = CodesOf(vehicle);
        if (_journalLength + codes.Length + 1 > _journal.Length)
            Array.Resize(ref _journal, (_journal.Length * 2) + codes.Length);
        _journalPlace[vehicle] = _journalLength;
        _journal[_journalLength++] = codes.Length;
        codes.CopyTo(_journal.AsSpan(_journalLength));
        _journalLength += codes.Length;
        _touched[_touchedCount++] = vehicle;
        _atMark[vehicle] = new(_cost[vehicle], _idle[vehicle], _timePrice[vehicle]);
        _changed[vehicle] = true;
    }

    public bool IsTouched(int vehicle) => _journalPlace[vehicle] != 0;

    /// <summary>Puts every touched route back as it was at the mark.</summary>
    public void Rollback()
    {
        for (var index = 0; index < _touchedCount; index++)
        {
            ClearRoute(_touched[index]);
            _quotaUsed?.Release(_touched[index]);
        }

        for (var index = 0; index < _touchedCount; index++)
        {
            var vehicle = _touched[index];
            var place = _journalPlace[vehicle];
            SetRoute(vehicle, _journal.AsSpan(place + 1, _journal[place]));
            Restore(vehicle);
        }

        Mark();
    }

    /// <summary>Whether a route was touched since the last time this was asked of it.</summary>
    public bool TakeChange(int vehicle)
    {
        var hasChanged = _changed[vehicle];
        _changed[vehicle] = false;
        return hasChanged;
    }

    /// <summary>Holds some routes of a plan, as if there were no others.</summary>
    public void Load(BestTours plan, bool[] isMine, bool takesAbsent)
    {
        Mark();
        for (var vehicle = 0; vehicle < _size.Length; vehicle++)
        {
            if (_isHidden[vehicle])
                AddEmpty(vehicle);
            if (_size[vehicle] > 0 || _stationVisits[vehicle] > 0)
            {
                ClearRoute(vehicle);
                TryRefresh(vehicle);
            }

            (_isHidden[vehicle], _changed[vehicle]) = (!isMine[vehicle], isMine[vehicle]);
            if (_isHidden[vehicle])
                RemoveEmpty(vehicle);
        }

        (AbsentCount, Cost) = (0, 0);
        if (takesAbsent)
            LoadAbsent(plan);
        for (var vehicle = 0; vehicle < _size.Length; vehicle++)
        {
            if (!isMine[vehicle] || plan.CodesOf(vehicle).IsEmpty)
                continue;
            foreach (var code in plan.CodesOf(vehicle))
            {
                if (code < _data.StopCount)
                    AddAbsent(code);
            }

            SetRoute(vehicle, plan.CodesOf(vehicle));
            if (!TryRefresh(vehicle))
                throw new InvalidOperationException($"Route {vehicle} was feasible and is not any more ({_simulator.Fault}).");
        }

        Mark();
    }

    private void LoadAbsent(BestTours plan)
    {
        var isRouted = plan.FindRouted();
        for (var stop = 0; stop < isRouted.Length; stop++)
        {
            if (!isRouted[stop])
                AddAbsent(stop);
        }
    }

    public bool ForbidsNewVehicles { get; set; }

    /// <summary>An unused vehicle of a kind; -1 if all are in use.</summary>
    public int EmptyVehicle(int kind) => ForbidsNewVehicles || _emptyCount[kind] == 0 ? -1 : _emptyVehicles[_emptyStart[kind] + _emptyCount[kind] - 1];

    private void AddEmpty(int vehicle)
    {
        var kind = KindOf(vehicle);
        _emptyPlace[vehicle] = _emptyCount[kind]++;
        _emptyVehicles[_emptyStart[kind] + _emptyPlace[vehicle]] = vehicle;
    }

    private void RemoveEmpty(int vehicle)
    {
        var kind = KindOf(vehicle);
        var (place, last) = (_emptyPlace[vehicle], _emptyVehicles[_emptyStart[kind] + --_emptyCount[kind]]);
        _emptyVehicles[_emptyStart[kind] + place] = last;
        _emptyPlace[last] = place;
        _emptyPlace[vehicle] = -1;
    }

    private void NoteEmptiness(int vehicle)
    {
        var isEmpty = _size[vehicle] == 0;
        if (isEmpty && _emptyPlace[vehicle] < 0)
        {
            AddEmpty(vehicle);
            UsedVehicles--;
        }
        else if (!isEmpty && _emptyPlace[vehicle] >= 0)
        {
            RemoveEmpty(vehicle);
            UsedVehicles++;
        }
    }

    private bool TryTakeQuota(int vehicle)
    {
        if (_quotaUsed is null)
            return true;
        if (!_quotaUsed.Fits(vehicle, _simulator))
            return false;
        _quotaUsed.Take(vehicle);
        return true;
    }

    private void ReleaseQuota(int vehicle) => _quotaUsed?.Release(vehicle);
}
