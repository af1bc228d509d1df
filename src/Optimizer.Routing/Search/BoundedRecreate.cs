namespace Optimizer.Routing.Search;

/// <summary>
/// Puts absent stops back as <see cref="Recreate"/> does, where nothing improves the plan afterwards: it ends as soon as the plan is
/// certain to be refused, and what finds no place is tried again before the others. With as few vehicles as can do, half of all
/// iterations fail as one request finds no place.
/// </summary>
internal sealed class BoundedRecreate(Tours tours, Recreate recreate, SearchParameters parameters, Xoshiro random)
{
    /// <summary>How often an iteration begins anew with the request that found no place.</summary>
    private const int MostRetries = 1;

    /// <summary>How often those that found no place most often come first.</summary>
    private const double HardestFirstShare = 0.5;

    /// <summary>By how much a failure counts less each time that it is looked at.</summary>
    private const double Forgetting = 0.999;

    /// <summary>By request, how often it found no place; the longer ago, the less it counts.</summary>
    private readonly double[] _failures = new double[tours.Data.StopCount];
    private readonly double[] _keys = new double[tours.Data.StopCount];
    private readonly Cost _leastFixedCost = tours.Data.Kinds.Min(kind => kind.FixedCost);

    /// <summary>Whether a plan that was made whole again is not made any cheaper before it is accepted or refused.</summary>
    public static bool Suits(Tours tours) => tours.HasPrints && !tours.Data.MayChangeKind;

    /// <inheritdoc cref="Recreate.Apply"/>
    /// <param name="lastRemoved">How many of the absent stops, counted from the end of the list, the ruin took out.</param>
    /// <param name="most">Plans of this cost and more are refused; ends once nothing cheaper can come of it, with stops absent.</param>
    public void Apply(int lastRemoved, Cost most)
    {
        var requests = recreate.Line(lastRemoved);
        if (random.NextDouble() < HardestFirstShare)
            SortHardestFirst(requests);
        Apply(requests, most);
    }

    /// <summary>The same in a given order, which changes if one finds no place.</summary>
    /// <param name="requests">Absent stops, of each group its first one.</param>
    public void Apply(Span<int> requests, Cost most)
    {
        for (var retry = 0; ; retry++)
        {
            var failed = PlaceAll(requests, most);
            tours.ForbidsNewVehicles = false;
            if (failed < 0)
                return;
            _failures[requests[failed]]++;
            if (failed == 0 || retry == MostRetries)
                return;
            TakeOut(requests[..failed]);
            var request = requests[failed];
            requests[..failed].CopyTo(requests[1..]);
            requests[0] = request;
        }
    }

    /// <summary>Answers the index of the request that finds no place, without which the plan costs too much; -1 if there is none.</summary>
    private int PlaceAll(Span<int> requests, Cost most)
    {
        // Nothing is cheaper with one request more, so this much the plan costs at least; rounding aside.
        var least = tours.Cost - PenaltyOf(requests);
        for (var index = 0; index < requests.Length && least < most; index++)
        {
            tours.ForbidsNewVehicles = least + _leastFixedCost >= most;
            var (cost, penalty) = (tours.Cost, recreate.PenaltyOf(requests[index]));
            var isPlaced = recreate.Place(requests[index], parameters.BlinkShare);
            least += tours.Cost - cost + penalty;
            if (!isPlaced && least >= most)
                return index;
        }

        return -1;
    }

    private Cost PenaltyOf(ReadOnlySpan<int> requests)
    {
        Cost sum = 0;
        foreach (var request in requests)
            sum += recreate.PenaltyOf(request);
        return sum;
    }

    private void TakeOut(ReadOnlySpan<int> requests)
    {
        foreach (var request in requests)
            recreate.TakeOut(request);
        foreach (var vehicle in tours.Touched)
            tours.TryRefresh(vehicle);
    }

    private void SortHardestFirst(Span<int> requests)
    {
        for (var index = 0; index < requests.Length; index++)
        {
            ref var failures = ref _failures[requests[index]];
            failures *= Forgetting;
            _keys[index] = -failures * (0.5 + random.NextDouble());
        }

        _keys.AsSpan(0, requests.Length).Sort(requests);
    }
}
