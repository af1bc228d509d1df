namespace Optimizer.Routing.Search;

/// <summary>What routes unload at stations with a daily quota, by station, day and dimension.</summary>
internal sealed class QuotaBook
{
    private readonly SearchData _data;
    private readonly Action<int, int, int, long> _want;
    private readonly Dictionary<(int Station, int Day, int Dimension), long> _used = [];
    private readonly List<((int Station, int Day, int Dimension) Key, long Amount)>[] _byVehicle;

    private readonly List<((int Station, int Day, int Dimension) Key, long Amount)> _wanted = [];

    public QuotaBook(SearchData data)
    {
        (_data, _want) = (data, Want);
        _byVehicle = [.. Enumerable.Range(0, data.VehicleCount).Select(_ => new List<((int, int, int), long)>())];
    }

    /// <summary>Whether the route just simulated fits beside all other routes.</summary>
    public bool Fits(int vehicle, RouteSimulator simulator)
    {
        _wanted.Clear();
        simulator.ForEachUnloading(_want);
        foreach (var (key, _) in _wanted)
        {
            var amount = Sum(_wanted, key) - Sum(_byVehicle[vehicle], key) + _used.GetValueOrDefault(key);
            if (amount > _data.Problem.Stations[key.Station].DailyQuota[key.Dimension])
                return false;
        }

        return true;
    }

    /// <summary>Books the route just found to fit in place of the vehicle's old one.</summary>
    public void Take(int vehicle)
    {
        Release(vehicle);
        foreach (var (key, amount) in _wanted)
        {
            _byVehicle[vehicle].Add((key, amount));
            _used[key] = _used.GetValueOrDefault(key) + amount;
        }
    }

    public void Release(int vehicle)
    {
        foreach (var (key, amount) in _byVehicle[vehicle])
            _used[key] -= amount;
        _byVehicle[vehicle].Clear();
    }

    private static long Sum(List<((int, int, int) Key, long Amount)> entries, (int, int, int) key)
    {
        long sum = 0;
        foreach (var entry in entries)
            sum += entry.Key == key ? entry.Amount : 0;
        return sum;
    }

    private void Want(int station, int day, int dimension, long amount)
    {
        if (amount > 0 && !_data.Problem.Stations[station].DailyQuota.IsEmpty)
            _wanted.Add(((station, day, dimension), amount));
    }
}
