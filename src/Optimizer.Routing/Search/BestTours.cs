using Optimizer.Routing.Search.Plain;

namespace Optimizer.Routing.Search;

/// <summary>The best routes found, by vehicle; taking a new best copies only the routes that changed.</summary>
internal sealed class BestTours(SearchData data)
{
    private readonly int[][] _codes = [.. Enumerable.Range(0, data.VehicleCount).Select(_ => Array.Empty<int>())];
    private readonly int[] _lengths = new int[data.VehicleCount];

    public Cost Cost { get; private set; } = Cost.MaxValue;

    /// <summary>Routes that visit something.</summary>
    public int UsedVehicles => _lengths.Count(length => length > 0);

    public ReadOnlySpan<int> CodesOf(int vehicle) => _codes[vehicle].AsSpan(0, _lengths[vehicle]);

    public void Take(Tours tours)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            if (tours.TakeChange(vehicle))
                Copy(vehicle, tours.CodesOf(vehicle));
        }

        Cost = tours.Cost;
    }

    /// <inheritdoc cref="Take(Tours)"/>
    public void Take(PlainTours tours)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            if (tours.TakeChange(vehicle))
                Copy(vehicle, tours);
        }

        Cost = tours.Cost * tours.Data.CostPerMetre;
    }

    /// <summary>As <see cref="Take(Tours)"/>, for one who was not told of every change.</summary>
    public void TakeAll(Tours tours)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
            Copy(vehicle, tours.CodesOf(vehicle));
        Cost = tours.Cost;
    }

    public void TakeAll(PlainTours tours)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
            Copy(vehicle, tours);
        Cost = tours.Cost * tours.Data.CostPerMetre;
    }

    /// <inheritdoc cref="TakeAll(Tours)"/>
    public void TakeAll(BestTours other)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
            Copy(vehicle, other.CodesOf(vehicle));
        Cost = other.Cost;
    }

    /// <summary>Takes some routes; the cost is told later.</summary>
    public void TakePart(BestTours other, bool[] isMine)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            if (isMine[vehicle])
                Copy(vehicle, other.CodesOf(vehicle));
        }
    }

    /// <inheritdoc cref="TakePart(BestTours, bool[])"/>
    public void TakePart(Tours tours, bool[] isMine)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            if (isMine[vehicle])
                Copy(vehicle, tours.CodesOf(vehicle));
        }
    }

    /// <inheritdoc cref="TakePart(BestTours, bool[])"/>
    public void TakePart(PlainTours tours, bool[] isMine)
    {
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            if (isMine[vehicle])
                Copy(vehicle, tours);
        }
    }

    public void Price(Cost cost) => Cost = cost;

    /// <summary>Which stops are on a route.</summary>
    public bool[] FindRouted()
    {
        var isRouted = new bool[data.StopCount];
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            foreach (var code in CodesOf(vehicle))
            {
                if (code < isRouted.Length)
                    isRouted[code] = true;
            }
        }

        return isRouted;
    }

    private void Copy(int vehicle, PlainTours tours)
    {
        Reserve(vehicle, tours.Size(vehicle));
        _lengths[vehicle] = tours.CopyTo(vehicle, _codes[vehicle]);
        foreach (ref var code in _codes[vehicle].AsSpan(0, _lengths[vehicle]))
            code = tours.Data.Outer(code);
    }

    private void Reserve(int vehicle, int count)
    {
        if (_codes[vehicle].Length < count)
            _codes[vehicle] = new int[count + (count / 4) + 4];
    }

    private void Copy(int vehicle, ReadOnlySpan<int> codes)
    {
        Reserve(vehicle, codes.Length);
        codes.CopyTo(_codes[vehicle]);
        _lengths[vehicle] = codes.Length;
    }
}
