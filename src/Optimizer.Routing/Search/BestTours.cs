using Optimizer.Routing.Search.Plain;

namespace Optimizer.Routing.Search;

/// <summary>The best routes found, by vehicle; taking a new best copies only the routes that changed.</summary>
internal sealed class BestTours(SearchData data)
{
    private readonly int[][] _codes = [.. Enumerable.Range(0, data.VehicleCount).Select(_ => Array.Empty<int>())];
    private readonly int[] _lengths = new int[data.VehicleCount];

    public Cost Cost { get; private set; } = Cost.MaxValue;

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
            if (!tours.TakeChange(vehicle))
                continue;
            Reserve(vehicle, tours.Size(vehicle));
            _lengths[vehicle] = tours.CopyTo(vehicle, _codes[vehicle]);
            foreach (ref var code in _codes[vehicle].AsSpan(0, _lengths[vehicle]))
                code = tours.Data.Outer(code);
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

    /// <summary>Makes the tours equal to this, touching only routes that differ.</summary>
    public void PutInto(Tours tours)
    {
        tours.Mark();
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            if (CodesOf(vehicle).SequenceEqual(tours.CodesOf(vehicle)))
                continue;
            tours.Touch(vehicle);
            tours.ClearRoute(vehicle);
            tours.TryRefresh(vehicle);
        }

        foreach (var vehicle in tours.Touched)
        {
            tours.SetRoute(vehicle, CodesOf(vehicle));
            if (!tours.TryRefresh(vehicle))
                throw new InvalidOperationException($"Route {vehicle} was feasible and is not any more.");
        }

        tours.Mark();
    }

    /// <inheritdoc cref="PutInto(Tours)"/>
    public void PutInto(PlainTours tours)
    {
        tours.Mark();
        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
        {
            tours.Touch(vehicle);
            tours.Clear(vehicle);
        }

        for (var vehicle = 0; vehicle < _codes.Length; vehicle++)
            tours.Set(vehicle, [.. CodesOf(vehicle).ToArray().Select(tours.Data.Inner)]);
        tours.Mark();
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
