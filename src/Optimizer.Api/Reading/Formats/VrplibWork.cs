namespace Optimizer.Api.Reading.Formats;

/// <summary>What is to do at the customers of a VRPLIB file.</summary>
internal sealed class VrplibWork
{
    /// <summary>Columns of <see cref="VrplibNodes.Pairs"/>.</summary>
    private const int Demand = 0;
    private const int Pickup = 4;
    private const int Delivery = 5;

    private readonly VrplibFile _file;
    private readonly VrplibNodes _nodes;
    private readonly int _factor;

    /// <param name="factor">What times and prizes are multiplied by.</param>
    public VrplibWork(VrplibFile file, VrplibNodes nodes, int factor)
    {
        (_file, _nodes, _factor) = (file, nodes, factor);
        UnitsPerAmount = LargestAmount() > Limits.Amount.Most ? 0.001 : 1;
    }

    /// <summary>Amounts are kept to a thousandth, so numbers above the limit are counted in thousands without loss.</summary>
    public double UnitsPerAmount { get; }

    private bool HasShipments => _file.Text("TYPE") == "PDPTW";

    public void AddTo(Wire.Model model)
    {
        if (HasShipments && _nodes.Pairs is { } pairs)
        {
            model.Shipments.AddRange(PairedTask.Shipments([.. _nodes.Customers.Select(node => Task(node, pairs[node]))], _file.Issues, UnitsPerAmount));
            if (_nodes.Prizes is not null)
                _file.Issues.Add("PRIZE_SECTION", "vrplib.prizes", "Prizes are not understood together with pairs of pickup and delivery. Leave the section out.");
            return;
        }

        if (HasShipments)
            _file.Issues.Add("file", "vrplib.no_pairs", "There is no PICKUP_AND_DELIVERY_SECTION, which TYPE PDPTW needs.");
        foreach (var customer in _nodes.Customers)
            model.Collections.Add(Collection(customer));
    }

    /// <summary>Where nothing else is on board and no trip begins on the way, it is the same to collect them, and simpler.</summary>
    private bool AreDemandsDelivered => _nodes.Backhauls is not null || _nodes.Releases is not null || _file.Has("VEHICLES_RELOAD_DEPOT_SECTION");

    private double LargestAmount()
    {
        var pairs = (_nodes.Pairs ?? []).SelectMany(row => HasShipments ? row[..(Demand + 1)] : row[Pickup..]);
        return pairs.Concat(_nodes.Demands ?? []).Concat(_nodes.Backhauls ?? []).Append(_file.Number("CAPACITY") ?? 0).Max();
    }

    private PairedTask Task(int node, double[] row) => new(
        $"PICKUP_AND_DELIVERY_SECTION {node + 1}",
        _nodes.IdOf(node),
        row[Demand],
        row[1] * _factor,
        row[2] * _factor,
        row[3] * _factor,
        Partner(row[Pickup], node),
        Partner(row[Delivery], node));

    /// <summary>Nodes are numbered from 1, so 0 is none.</summary>
    private string Partner(double number, int node)
    {
        const string none = "0";
        return number != 0 && _nodes.At((long)number, $"PICKUP_AND_DELIVERY_SECTION {node + 1}") is { } partner ? _nodes.IdOf(partner) : none;
    }

    private Wire.Collection Collection(int node)
    {
        var collection = new Wire.Collection { Id = _nodes.IdOf(node), SiteId = _nodes.IdOf(node) };
        if (_nodes.Demands is { } demands)
            Set(AreDemandsDelivered ? collection.DeliveredAmounts : collection.Amounts, demands[node]);
        if (_nodes.Backhauls is { } backhauls)
            Set(collection.Amounts, backhauls[node]);
        if (_nodes.Releases?[node] is > 0 and { } release)
            collection.ReleaseTime = BenchmarkModel.At(release * _factor);
        if (_nodes.Pairs is { } pairs)
        {
            Set(collection.Amounts, pairs[node][Pickup]);
            Set(collection.DeliveredAmounts, pairs[node][Delivery]);
        }

        if (_nodes.ServiceTimes is { } times)
            collection.ServiceDuration = BenchmarkModel.Span(times[node] * _factor);
        if (_nodes.Windows is { } windows)
            collection.TimeWindows.Add(new Wire.TimeWindow { StartTime = BenchmarkModel.At(windows[node][0] * _factor), EndTime = BenchmarkModel.At(windows[node][1] * _factor) });
        if (_nodes.Prizes?[node] is > 0 and { } prize)
            collection.PenaltyCostCents = BenchmarkModel.Whole(prize * _factor);
        return collection;
    }

    /// <summary>An amount of 0 is left out.</summary>
    private void Set(IDictionary<string, double> amounts, double amount)
    {
        if (amount != 0)
            amounts[BenchmarkModel.LoadId] = amount * UnitsPerAmount;
    }
}
