namespace Optimizer.Api.Reading.Formats;

/// <summary>The nodes of a VRPLIB file, by node number less 1.</summary>
internal sealed class VrplibNodes
{
    private readonly VrplibFile _file;
    private readonly string[] _ids;

    public VrplibNodes(VrplibFile file)
    {
        _file = file;
        Count = ReadCount();
        Coordinates = file.Table("NODE_COORD_SECTION", Count, "x coordinate", "y coordinate");
        Pairs = file.Table("PICKUP_AND_DELIVERY_SECTION", Count, "demand", "earliest start", "latest start", "service time", "pickup", "delivery");
        Demands = file.Column("DEMAND", Count, "demand");
        ServiceTimes = file.Column("SERVICE_TIME", Count, "service time") ?? Pairs?.Select(row => row[3]).ToArray();
        Windows = file.Table("TIME_WINDOW_SECTION", Count, "earliest start", "latest start") ?? Pairs?.Select(row => row[1..3]).ToArray();
        Prizes = file.Column("PRIZE", Count, "prize");
        Releases = file.Column("RELEASE_TIME", Count, "release time");
        Backhauls = ReadBackhauls();
        Depots = ReadDepots();
        Customers = [.. Enumerable.Range(0, Count).Except(Depots)];

        _ids = new string[Count];
        foreach (var (node, place) in Depots.Concat(Customers).Select((node, place) => (node, place)))
            _ids[node] = $"{place}";
        CheckDepotsDoNothing();
        if (Pairs is not null && (Demands is not null || file.Has("SERVICE_TIME") || file.Has("SERVICE_TIME_SECTION") || file.Has("TIME_WINDOW_SECTION")))
            file.Issues.Add("PICKUP_AND_DELIVERY_SECTION", "vrplib.twice", "This section has demands, windows and service times, which another section or key has too. Leave one out.");
    }

    public int Count { get; }
    public double[][]? Coordinates { get; }
    public double[]? Demands { get; }

    /// <summary>Demand, window, service time, and pickup and delivery: their amounts, or the numbers of the nodes that make pairs.</summary>
    public double[][]? Pairs { get; }

    public double[]? ServiceTimes { get; }
    public double[][]? Windows { get; }
    public double[]? Prizes { get; }
    public double[]? Releases { get; }

    /// <summary>What is collected where DEMAND_SECTION is what is delivered.</summary>
    public double[]? Backhauls { get; }

    public ImmutableArray<int> Depots { get; }
    public ImmutableArray<int> Customers { get; }

    /// <summary>As in .sol files: depots from 0, then customers, both in the file's order.</summary>
    public string IdOf(int node) => _ids[node];

    /// <summary>A node that the file names by its number; null and a fault when there is none.</summary>
    public int? At(long number, string path)
    {
        if (number >= 1 && number <= Count)
            return (int)number - 1;
        _file.Issues.Add(path, "vrplib.unknown_node", $"There is no node {number}. Nodes are numbered from 1 to {Count}.");
        return null;
    }

    private int ReadCount()
    {
        var count = _file.Number("DIMENSION") ?? 0;
        if (count >= 2 && count <= Limits.Items && count == Math.Floor(count))
            return (int)count;
        _file.Issues.Add(_file.PathOf("DIMENSION"), "vrplib.wrong_dimension", $"DIMENSION is {Quoted.Text(_file.Text("DIMENSION"))}. Give the number of nodes, from 2 to {Limits.Items:N0}.");
        return 0;
    }

    /// <summary>A row with the amount for each node, as PyVRP has it, or the nodes whose demand is collected and -1, as LKH-3 has it.</summary>
    private double[]? ReadBackhauls()
    {
        var rows = _file.Rows("BACKHAUL_SECTION");
        if (rows.Count == 0 || rows[^1].Words[^1] != "-1")
            return _file.Column("BACKHAUL", Count, "amount collected");

        var backhauls = new double[Count];
        foreach (var node in Listed("BACKHAUL_SECTION", "node"))
        {
            if (Demands is not null)
                (backhauls[node], Demands[node]) = (Demands[node], 0);
        }

        return backhauls;
    }

    /// <summary>Node 1 when the file does not say.</summary>
    private ImmutableArray<int> ReadDepots()
    {
        var depots = Listed("DEPOT_SECTION", "depot's node");
        if (depots.Count == 0 && _file.Has("DEPOT_SECTION"))
            _file.Issues.Add("DEPOT_SECTION", "vrplib.depots", "There is no depot. Name at least one node.");
        return depots.Count > 0 ? [.. depots.Distinct()] : [.. Enumerable.Range(0, Math.Min(1, Count))];
    }

    /// <summary>The nodes of a section, up to -1.</summary>
    private List<int> Listed(string section, string what)
    {
        var nodes = new List<int>();
        foreach (var line in _file.Rows(section))
        {
            for (var word = 0; word < line.Words.Length; word++)
            {
                var number = line.WholeAt(word, what, _file.Issues);
                if (number == -1)
                    return nodes;
                if (At(number, line.Path) is { } node)
                    nodes.Add(node);
            }
        }

        return nodes;
    }

    private void CheckDepotsDoNothing()
    {
        foreach (var depot in Depots)
        {
            if (Demands?[depot] > 0 || Backhauls?[depot] > 0 || Prizes?[depot] > 0 || Releases?[depot] > 0 || (!_file.Has("SERVICE_TIME") && ServiceTimes?[depot] > 0))
                _file.Issues.Add("DEPOT_SECTION", "vrplib.busy_depot", $"Depot {depot + 1} has a demand, a prize, a release time or a service time, which is not understood. Set them to 0.");
        }
    }
}
