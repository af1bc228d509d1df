using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// CVRP files of CVRPLIB: Euclidean distances, one depot, one capacity. Node 2 of the file is customer 1, as in .sol files.
/// Sections and values that are not understood are faults.
/// </summary>
internal sealed class VrplibFormat
{
    private readonly IssueList _issues = new();
    private readonly Dictionary<string, InstanceLine> _header = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (double X, double Y)> _nodes = [];
    private readonly Dictionary<long, double> _demands = [];
    private readonly List<long> _depots = [];

    public static Wire.PlanRequest Read(string text, DistanceRounding rounding)
    {
        var format = new VrplibFormat();
        format.ReadLines(InstanceLine.Split(text));
        format.Check();
        format._issues.ThrowIfAny();
        return new() { Model = format.Model(rounding) };
    }

    private void ReadLines(InstanceLine[] lines)
    {
        Action<InstanceLine>? section = null;
        foreach (var line in lines)
        {
            if (line.Words[0] == "EOF")
                return;
            if (line.Text.Contains(':'))
            {
                ReadHeader(line);
                section = null;
            }
            else if (char.IsLetter(line.Text[0]))
            {
                section = Section(line);
            }
            else if (section is not null)
            {
                section(line);
            }
            else
            {
                _issues.Add(line.Path, "vrplib.no_section", $"{Quoted.Text(line.Text)} stands outside of any section.");
            }
        }
    }

    private void ReadHeader(InstanceLine line)
    {
        var key = line.Text.Split(':')[0].Trim();
        if (key is not ("NAME" or "COMMENT" or "TYPE" or "DIMENSION" or "EDGE_WEIGHT_TYPE" or "CAPACITY" or "VEHICLES"))
            _issues.Add(line.Path, "vrplib.unknown_key", $"{Quoted.Text(key)} is not understood. Only capacitated routing with NAME, COMMENT, TYPE, DIMENSION, EDGE_WEIGHT_TYPE, CAPACITY and VEHICLES is.");
        _header.TryAdd(key, line);
    }

    private Action<InstanceLine> Section(InstanceLine line)
    {
        switch (line.Words[0])
        {
            case "NODE_COORD_SECTION":
                return ReadNode;
            case "DEMAND_SECTION":
                return ReadDemand;
            case "DEPOT_SECTION":
                return ReadDepot;
            default:
                _issues.Add(line.Path, "vrplib.unknown_section", $"The section {Quoted.Text(line.Words[0])} is not understood. Only NODE_COORD_SECTION, DEMAND_SECTION and DEPOT_SECTION are.");
                return _ => { };
        }
    }

    private void ReadNode(InstanceLine line)
    {
        var node = line.WholeAt(0, "node number", _issues);
        if (!_nodes.TryAdd(node, (line.NumberAt(1, "x coordinate", _issues), line.NumberAt(2, "y coordinate", _issues))))
            _issues.Add(line.Path, "vrplib.duplicate_node", $"Node {node} is there twice.");
    }

    private void ReadDemand(InstanceLine line)
    {
        var node = line.WholeAt(0, "node number", _issues);
        if (!_demands.TryAdd(node, line.NumberAt(1, "demand", _issues)))
            _issues.Add(line.Path, "vrplib.duplicate_node", $"Node {node} has two demands.");
    }

    private void ReadDepot(InstanceLine line)
    {
        foreach (var node in line.Words.Select((_, word) => line.WholeAt(word, "depot's node", _issues)).TakeWhile(node => node != -1))
            _depots.Add(node);
    }

    private void Check()
    {
        Require("TYPE", "CVRP");
        Require("EDGE_WEIGHT_TYPE", "EUC_2D");
        if (Value("DIMENSION") != _nodes.Count)
            _issues.Add("file", "vrplib.wrong_dimension", $"DIMENSION is {Value("DIMENSION")}, but there are {_nodes.Count} nodes with coordinates. Is the file complete?");
        if (Value("CAPACITY") <= 0)
            _issues.Add("file", "vrplib.no_capacity", "There is no CAPACITY above 0.");
        if (_depots is not [var depot] || !_nodes.ContainsKey(depot))
            _issues.Add("file", "vrplib.depots", $"There are {_depots.Count} depots ({string.Join(", ", _depots.Take(5))}). Exactly one with coordinates is understood.");
        foreach (var node in _nodes.Keys.Where(node => !_demands.ContainsKey(node)))
            _issues.Add("file", "vrplib.missing_demand", $"Node {node} has no demand.");
        foreach (var node in _demands.Keys.Where(node => !_nodes.ContainsKey(node)))
            _issues.Add("file", "vrplib.missing_coordinates", $"Node {node} has a demand, but no coordinates.");
    }

    private void Require(string key, string value)
    {
        var given = Text(key);
        if (given != value)
            _issues.Add(_header.TryGetValue(key, out var line) ? line.Path : "file", "vrplib.not_understood", $"{key} is {Quoted.Text(given)}. Only {value} is understood.");
    }

    private string Text(string key) => _header.TryGetValue(key, out var line) ? line.Text[(line.Text.IndexOf(':') + 1)..].Trim() : "";

    private double Value(string key) => double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private Wire.Model Model(DistanceRounding rounding)
    {
        var (travel, _) = BenchmarkModel.Euclidean(rounding);
        var model = BenchmarkModel.New(Text("NAME"), Value("CAPACITY"), travel);
        model.EndTime = BenchmarkModel.At(Limits.Days * 86_400);
        foreach (var (node, number) in _nodes.Keys.Where(node => node != _depots[0]).Order().Select((node, index) => (node, index + 1)))
        {
            model.Sites.Add(BenchmarkModel.Site($"{number}", _nodes[node].X, _nodes[node].Y));
            model.Collections.Add(new Wire.Collection { Id = $"{number}", SiteId = $"{number}", Amounts = { [BenchmarkModel.LoadId] = _demands[node] } });
        }

        model.Sites.Insert(0, BenchmarkModel.Site(BenchmarkModel.DepotId, _nodes[_depots[0]].X, _nodes[_depots[0]].Y));
        model.Vehicles.AddRange(BenchmarkModel.Fleet(Fleet(), new()));
        return model;
    }

    /// <summary>Where the file does not say, 30 % more than the load needs and three, as HGS-CVRP has it.</summary>
    private int Fleet() => (int)Math.Clamp(
        _header.ContainsKey("VEHICLES") ? Value("VEHICLES") : Math.Ceiling(1.3 * _demands.Values.Sum() / Value("CAPACITY")) + 3, 1, Limits.Items);
}
