using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Pickup and delivery on real roads, Sartori and Buriol (2020), https://doi.org/10.1016/j.cor.2020.105065: keys, NODES with WGS 84
/// positions, and EDGES, the minutes from each node to each. Fewest vehicles come before minutes; a minute of driving is a metre.
/// There is a vehicle for each pair.
/// </summary>
internal sealed class SartoriBuriolFormat
{
    private const int DemandColumn = 3;
    private const int SecondsPerMinute = 60;

    private readonly IssueList _issues = new();
    private readonly Dictionary<string, InstanceLine> _header = new(StringComparer.Ordinal);
    private readonly List<InstanceLine> _nodes = [];
    private readonly List<double> _minutes = [];

    public static Wire.PlanRequest Read(string text)
    {
        var format = new SartoriBuriolFormat();
        format.ReadLines(InstanceLine.Split(text));
        format.Check();
        format._issues.ThrowIfAny();
        var model = format.Model();
        format._issues.ThrowIfAny();
        return new() { Model = model };
    }

    private void ReadLines(InstanceLine[] lines)
    {
        var section = "";
        foreach (var line in lines)
        {
            if (line.Text is "NODES" or "EDGES" or "EOF")
                section = line.Text;
            else if (section == "NODES")
                _nodes.Add(line);
            else if (section == "EDGES")
                line.AddNumbersTo(_minutes, "driving time", _issues);
            else if (section == "EOF" || !line.Text.Contains(':'))
                _issues.Add(line.Path, "pdptw.no_section", $"{Quoted.Text(line.Text)} stands outside of any section.");
            else
                ReadKey(line);
        }
    }

    private void ReadKey(InstanceLine line)
    {
        var key = line.Text.Split(':')[0].Trim();
        if (key is not ("NAME" or "LOCATION" or "COMMENT" or "TYPE" or "SIZE" or "DISTRIBUTION" or "DEPOT" or "ROUTE-TIME" or "TIME-WINDOW" or "CAPACITY"))
            _issues.Add(line.Path, "pdptw.unknown_key", $"{Quoted.Text(key)} is not understood. Only NAME, LOCATION, COMMENT, TYPE, SIZE, DISTRIBUTION, DEPOT, ROUTE-TIME, TIME-WINDOW and CAPACITY are.");
        _header.TryAdd(key, line);
    }

    private string Value(string key) => _header.TryGetValue(key, out var line) ? line.Text[(line.Text.IndexOf(':') + 1)..].Trim() : "";

    private double Number(string key)
    {
        if (double.TryParse(Value(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        _issues.Add(_header.TryGetValue(key, out var line) ? line.Path : "file", "pdptw.number", $"{key} is {Quoted.Text(Value(key))}. Give a number above 0.");
        return 0;
    }

    private void Check()
    {
        if (Value("TYPE") != "PDPTW")
            _issues.Add("file", "pdptw.type", $"TYPE is {Quoted.Text(Value("TYPE"))}. Only PDPTW is understood.");
        var size = Number("SIZE");
        if (size != _nodes.Count || _nodes.Count < 3 || _nodes.Count > Limits.MatrixSites)
            _issues.Add("file", "pdptw.wrong_size", $"SIZE is {Quoted.Text(Value("SIZE"))}, and there are {_nodes.Count:N0} nodes. Give as many, from 3 to {Limits.MatrixSites:N0}. Is the file complete?");
        if (_minutes.Count != (long)_nodes.Count * _nodes.Count)
            _issues.Add("EDGES", "pdptw.wrong_size", $"There are {_minutes.Count:N0} driving times, but {_nodes.Count:N0} nodes need {(long)_nodes.Count * _nodes.Count:N0}. Is the file complete?");
        if (_minutes.FindIndex(minutes => minutes != Math.Floor(minutes)) is >= 0 and var cell)
            _issues.Add("EDGES", "pdptw.not_whole", $"A driving time is {_minutes[cell]}. Give whole minutes.");
    }

    private Wire.Model Model()
    {
        var model = BenchmarkModel.New(Value("NAME"), Number("CAPACITY"), Travel());
        foreach (var node in _nodes)
        {
            var position = new Wire.Position { LatitudeDeg = node.NumberAt(1, "latitude", _issues), LongitudeDeg = node.NumberAt(2, "longitude", _issues) };
            model.Sites.Add(new Wire.Site { Id = node.Words[0], Position = position });
        }

        var tasks = _nodes.Select(node => PairedTask.Read(node, DemandColumn, SecondsPerMinute, _issues)).ToArray();
        model.Shipments.AddRange(PairedTask.Shipments(tasks[1..], _issues));
        AddVehicles(model, tasks[0]);
        return model;
    }

    private Wire.Travel Travel()
    {
        var matrix = new Wire.TravelMatrix();
        matrix.DistancesM.AddRange(_minutes.Select(minutes => (long)minutes));
        matrix.DurationsS.AddRange(_minutes.Select(minutes => (long)minutes * SecondsPerMinute));
        return new() { Matrices = new() { Matrices = { matrix } } };
    }

    private void AddVehicles(Wire.Model model, PairedTask depot)
    {
        if (depot.Id != BenchmarkModel.DepotId || depot.Demand != 0 || depot.ServiceSeconds != 0)
            _issues.Add(depot.Path, "pdptw.depot", $"The first node is {Quoted.Text(depot.Id)} with demand {depot.Demand}. It must be 0, the depot, without demand and service.");

        var thereAndBack = Enumerable.Range(0, _nodes.Count).Sum(node => _minutes[node] + _minutes[node * _nodes.Count]);
        var vehicle = new Wire.Vehicle
        {
            Shifts = { new Wire.Shift { StartTime = BenchmarkModel.At(depot.ReadySeconds), EndTime = BenchmarkModel.At(depot.DueSeconds) } },
            Costs = new() { FixedCostCents = BenchmarkModel.VehiclesFirst(thereAndBack) },
        };
        // The depot's window has the same length in all public files.
        var longest = Number("ROUTE-TIME") * SecondsPerMinute;
        if (depot.DueSeconds - depot.ReadySeconds > longest)
            vehicle.Limits = new() { MaxDuration = BenchmarkModel.Span(longest) };
        model.Vehicles.AddRange(BenchmarkModel.Fleet(model.Shipments.Count, vehicle));
    }
}
