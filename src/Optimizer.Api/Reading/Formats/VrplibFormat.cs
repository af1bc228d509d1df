namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Files of TSPLIB's kind: CVRPLIB's, and those with the sections that PyVRP and LKH-3 add. Ids are as in .sol files: depots from
/// 0, then customers. Sections and values that are not understood are faults.
/// </summary>
internal static class VrplibFormat
{
    /// <param name="rounding">Null: what files of the type usually have.</param>
    public static Wire.PlanRequest Read(TextReader text, DistanceRounding? rounding)
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
            case "CVRP" or "DCVRP" or "ACVRP" or "PCVRP" or "VRPB" or "VRPSPD" or "VRPMPD":
                return DistanceRounding.Nearest;
            case "VRPTW" or "CVRPTW" or "PCVRPTW" or "MTVRPTWR":
                return DistanceRounding.Dimacs;
            case "MDVRP" or "MDVRPTW" or "SDVRPTW" or "HFVRP" or "PDPTW":
                return DistanceRounding.None;
            case var type:
                file.Issues.Add(file.PathOf("TYPE"), "vrplib.not_understood", $"TYPE is {Quoted.Text(type)}. Only CVRP, DCVRP, ACVRP, PCVRP, VRPB, VRPSPD, VRPMPD, VRPTW, CVRPTW, PCVRPTW, MTVRPTWR, MDVRP, MDVRPTW, SDVRPTW, HFVRP and PDPTW are understood.");
                return DistanceRounding.Nearest;
        }
    }

    private static Wire.Model Model(VrplibFile file, VrplibNodes nodes, VrplibTravel travel)
    {
        var model = BenchmarkModel.New(file.Text("NAME"), travel.Travel);
        if (nodes.Windows is null)
            model.EndTime = BenchmarkModel.At(Limits.Days * 86_400);

        foreach (var node in nodes.Depots.Concat(nodes.Customers))
            model.Sites.Add(Site(nodes, node));
        foreach (var depot in nodes.Depots)
            model.Depots.Add(new Wire.Depot { Id = nodes.IdOf(depot), SiteId = nodes.IdOf(depot) });
        var work = new VrplibWork(file, nodes, travel.Factor);
        work.AddTo(model);
        new VrplibFleet(file, nodes, travel.Factor, work.UnitsPerAmount).AddTo(model);
        return model;
    }

    private static Wire.Site Site(VrplibNodes nodes, int node) => nodes.Coordinates is { } points
        ? BenchmarkModel.Site(nodes.IdOf(node), points[node][0], points[node][1])
        : new() { Id = nodes.IdOf(node) };
}
