namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Files of TSPLIB's kind: CVRPLIB's, and those with the sections that PyVRP and LKH-3 add. Ids are as in .sol files: depots from
/// 0, then customers. Sections and values that are not understood are faults.
/// </summary>
internal static class VrplibFormat
{
    /// <param name="rounding">Null: what files of the type usually have.</param>
    public static Wire.PlanRequest Read(string text, DistanceRounding? rounding)
    {
        var file = new VrplibFile(text, new());
        var usual = UsualRounding(file);
        if (rounding is not null && file.Text("EDGE_WEIGHT_TYPE") is "EXACT_2D" or "FLOOR_2D")
            file.Issues.Add("rounding", "file.rounding_not_taken", $"EDGE_WEIGHT_TYPE {file.Text("EDGE_WEIGHT_TYPE")} says itself how distances are rounded. Leave the rounding out.");

        var nodes = new VrplibNodes(file);
        var travel = new VrplibTravel(file, nodes, rounding ?? usual);
        var model = Model(file, nodes, travel);
        file.Issues.ThrowIfAny();
        return new() { Model = model };
    }

    /// <summary>How best known values of the type are computed.</summary>
    private static DistanceRounding UsualRounding(VrplibFile file)
    {
        switch (file.Text("TYPE"))
        {
            case "CVRP" or "DCVRP" or "ACVRP" or "PCVRP":
                return DistanceRounding.Nearest;
            case "VRPTW" or "CVRPTW" or "PCVRPTW":
                return DistanceRounding.Dimacs;
            case "MDVRP" or "MDVRPTW" or "SDVRPTW" or "HFVRP":
                return DistanceRounding.None;
            case var type:
                file.Issues.Add(file.PathOf("TYPE"), "vrplib.not_understood", $"TYPE is {Quoted.Text(type)}. Only CVRP, DCVRP, ACVRP, PCVRP, VRPTW, CVRPTW, PCVRPTW, MDVRP, MDVRPTW, SDVRPTW and HFVRP are understood.");
                return DistanceRounding.Nearest;
        }
    }

    private static Wire.Model Model(VrplibFile file, VrplibNodes nodes, VrplibTravel travel)
    {
        var model = BenchmarkModel.New(file.Text("NAME"), travel.Travel);
        if (nodes.Windows is null)
            model.EndTime = BenchmarkModel.At(Limits.Days * 86_400);

        var unitsPerAmount = UnitsPerAmount(file, nodes);
        foreach (var node in nodes.Depots.Concat(nodes.Customers))
            model.Sites.Add(Site(nodes, node));
        foreach (var depot in nodes.Depots)
            model.Depots.Add(new Wire.Depot { Id = nodes.IdOf(depot), SiteId = nodes.IdOf(depot) });
        foreach (var customer in nodes.Customers)
            model.Collections.Add(Collection(nodes, customer, travel.Factor, unitsPerAmount));
        new VrplibFleet(file, nodes, travel.Factor, unitsPerAmount).AddTo(model);
        return model;
    }

    /// <summary>Amounts are kept to a thousandth, so numbers above the limit are counted in thousands without loss.</summary>
    private static double UnitsPerAmount(VrplibFile file, VrplibNodes nodes)
    {
        var largest = Math.Max(file.Number("CAPACITY") ?? 0, (nodes.Demands ?? []).DefaultIfEmpty(0).Max());
        return largest > Limits.Amount.Most ? 0.001 : 1;
    }

    private static Wire.Site Site(VrplibNodes nodes, int node) => nodes.Coordinates is { } points
        ? BenchmarkModel.Site(nodes.IdOf(node), points[node][0], points[node][1])
        : new() { Id = nodes.IdOf(node) };

    private static Wire.Collection Collection(VrplibNodes nodes, int node, int factor, double unitsPerAmount)
    {
        var collection = new Wire.Collection { Id = nodes.IdOf(node), SiteId = nodes.IdOf(node) };
        if (nodes.Demands is { } demands)
            collection.Amounts[BenchmarkModel.LoadId] = demands[node] * unitsPerAmount;
        if (nodes.ServiceTimes is { } times)
            collection.ServiceDuration = BenchmarkModel.Span(times[node] * factor);
        if (nodes.Windows is { } windows)
            collection.TimeWindows.Add(new Wire.TimeWindow { StartTime = BenchmarkModel.At(windows[node][0] * factor), EndTime = BenchmarkModel.At(windows[node][1] * factor) });
        if (nodes.Prizes?[node] is > 0 and { } prize)
            collection.PenaltyCostCents = BenchmarkModel.Whole(prize * factor);
        return collection;
    }
}
