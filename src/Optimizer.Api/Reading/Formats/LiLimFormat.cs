namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Pickup and delivery with windows, Li and Lim (2003), https://doi.org/10.1142/S0218213003001186: a line "vehicles capacity speed",
/// of which the speed is not used, then a row for each task, the depot first. Fewest vehicles come before distance. Best known values
/// are in double precision: unless asked otherwise, ways are rounded up to a thousandth, so that what is planned can be driven; a
/// way is at most 0.001 too long.
/// </summary>
internal sealed class LiLimFormat
{
    private const int DemandColumn = 3;

    private readonly IssueList _issues = new();

    public static Wire.PlanRequest Read(string text, DistanceRounding? rounding)
    {
        var format = new LiLimFormat();
        var model = format.Model(InstanceLine.Split(text), rounding);
        format._issues.ThrowIfAny();
        return new() { Model = model };
    }

    private Wire.Model Model(InstanceLine[] lines, DistanceRounding? rounding)
    {
        if (lines.Length < 4 || lines[0].Words.Length != 3)
        {
            _issues.Add("file", "lilim.incomplete", "The file must have a line with number of vehicles, capacity and speed, a depot and at least one pair. Is it complete?");
            return new();
        }

        var (travel, factor) = BenchmarkModel.Euclidean(rounding ?? DistanceRounding.None);
        if (rounding is null)
            travel.Planar.Rounding = Wire.PlanarRounding.Up;

        var model = BenchmarkModel.New("pdptw", lines[0].NumberAt(1, "capacity", _issues), travel);
        foreach (var row in lines[1..])
            model.Sites.Add(BenchmarkModel.Site(row.Words[0], row.NumberAt(1, "x coordinate", _issues), row.NumberAt(2, "y coordinate", _issues)));
        var tasks = lines[1..].Select(row => PairedTask.Read(row, DemandColumn, factor, _issues)).ToArray();
        AddVehicles(model, lines[0], tasks[0], factor);
        model.Shipments.AddRange(PairedTask.Shipments(tasks[1..], _issues));
        return model;
    }

    private void AddVehicles(Wire.Model model, InstanceLine head, PairedTask depot, int factor)
    {
        if (depot.Id != BenchmarkModel.DepotId || depot.Demand != 0 || depot.ServiceSeconds != 0)
            _issues.Add(depot.Path, "lilim.depot", $"The first task is {Quoted.Text(depot.Id)} with demand {depot.Demand}. It must be 0, the depot, without demand and service.");

        var from = model.Sites[0].PlanarPosition;
        var thereAndBack = model.Sites.Sum(site => 2 * factor * Math.Sqrt(Math.Pow(site.PlanarPosition.XM - from.XM, 2) + Math.Pow(site.PlanarPosition.YM - from.YM, 2)));
        var vehicle = new Wire.Vehicle
        {
            Shifts = { new Wire.Shift { StartTime = BenchmarkModel.At(depot.ReadySeconds), EndTime = BenchmarkModel.At(depot.DueSeconds) } },
            Costs = new() { FixedCostCents = BenchmarkModel.VehiclesFirst(thereAndBack) },
        };
        var count = head.WholeAt(0, "number of vehicles", _issues);
        if (count is < 1 or > Limits.Items)
            _issues.Add(head.Path, "lilim.vehicles", $"There are {count} vehicles. Give a number from 1 to {Limits.Items:N0}.");
        model.Vehicles.AddRange(BenchmarkModel.Fleet((int)Math.Clamp(count, 1, Limits.Items), vehicle));
    }
}
