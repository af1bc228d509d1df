namespace Optimizer.Api.Reading.Formats;

/// <summary>A row of a pickup-and-delivery file: a pickup names its delivery, and a delivery its pickup. Times are seconds.</summary>
/// <param name="Demand">Above 0 at pickups; as much below 0 at deliveries.</param>
/// <param name="PickupId">"0" at pickups.</param>
/// <param name="DeliveryId">"0" at deliveries.</param>
internal sealed record PairedTask(string Path, string Id, double Demand, double ReadySeconds, double DueSeconds, double ServiceSeconds, string PickupId, string DeliveryId)
{
    private const string None = "0";

    private bool IsPickup => DeliveryId != None;

    /// <summary>Reads the columns of a row from the demand on: demand, ready, due, service, pickup, delivery.</summary>
    /// <param name="demandColumn">Counts from 0.</param>
    /// <param name="seconds">What times are multiplied by.</param>
    public static PairedTask Read(InstanceLine row, int demandColumn, double seconds, IssueList issues)
    {
        double At(int offset, string what) => row.NumberAt(demandColumn + offset, what, issues);
        var columns = demandColumn + 6;
        if (row.Words.Length > columns)
            issues.Add(row.Path, "pairs.too_many_columns", $"There are {row.Words.Length} columns, but only {columns} are understood.");
        return new(
            row.Path,
            row.Words[0],
            At(0, "demand"),
            At(1, "ready time") * seconds,
            At(2, "due time") * seconds,
            At(3, "service time") * seconds,
            $"{row.WholeAt(demandColumn + 4, "pickup", issues)}",
            $"{row.WholeAt(demandColumn + 5, "delivery", issues)}");
    }

    /// <summary>The shipments of rows without the depot's, each with the id of its pickup. Rows that do not make pairs are faults.</summary>
    /// <param name="unitsPerAmount">What demands are multiplied by.</param>
    public static IEnumerable<Wire.Shipment> Shipments(IReadOnlyList<PairedTask> tasks, IssueList issues, double unitsPerAmount = 1)
    {
        var byId = new Dictionary<string, PairedTask>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            if (!byId.TryAdd(task.Id, task))
                issues.Add(task.Path, "pairs.duplicate_id", $"There is another row with number {Quoted.Text(task.Id)}. Give each its own.");
        }

        foreach (var task in tasks.Where(task => task.HasPartner(byId, issues) && task.IsPickup).ToArray())
        {
            var delivery = byId[task.DeliveryId];
            if (task.Demand < 0 || task.Demand + delivery.Demand != 0)
                issues.Add(task.Path, "pairs.demand", $"At pickup {Quoted.Text(task.Id)} the demand is {task.Demand}, at its delivery {Quoted.Text(delivery.Id)} {delivery.Demand}. Give the same amount, above 0 at the pickup and below at the delivery.");
            yield return new()
            {
                Id = task.Id,
                Amounts = { [BenchmarkModel.LoadId] = Math.Max(0, task.Demand) * unitsPerAmount },
                Pickup = task.Stop(),
                Delivery = delivery.Stop(),
            };
        }
    }

    /// <summary>Whether it names exactly one other row, which names it.</summary>
    private bool HasPartner(Dictionary<string, PairedTask> byId, IssueList issues)
    {
        var partner = IsPickup ? DeliveryId : PickupId;
        var isPair = (PickupId == None) != (DeliveryId == None)
            && byId.TryGetValue(partner, out var other)
            && (IsPickup ? other.PickupId == Id && !other.IsPickup : other.DeliveryId == Id && other.PickupId == None);
        if (!isPair)
            issues.Add(Path, "pairs.no_pair", $"Row {Quoted.Text(Id)} names pickup {PickupId} and delivery {DeliveryId}. Name the one row that makes a pair with it, which must name this one, and 0 for the other.");
        return isPair;
    }

    private Wire.ShipmentStop Stop() => new()
    {
        SiteId = Id,
        ServiceDuration = BenchmarkModel.Span(ServiceSeconds),
        TimeWindows = { new Wire.TimeWindow { StartTime = BenchmarkModel.At(ReadySeconds), EndTime = BenchmarkModel.At(DueSeconds) } },
    };
}
