namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Waste collection with time windows, landfills and a lunch break. Kim, Kim and Sahoo (2006),
/// https://doi.org/10.1016/j.cor.2005.02.045. Loads are cubic yards, kept as pieces so that the file's numbers stay as they are;
/// feet become metres; fewer vehicles come before fewer miles.
/// </summary>
internal sealed class WcvrptwFormat
{
    private const double MetresPerFoot = 0.3048;
    private const double KilometresPerMile = 1.609344;
    private const double Day = 86_400;
    private const int HeadLines = 6;
    private const int Columns = 8;
    private const string LunchId = "lunch";

    /// <summary>More than all miles of any file cost, so that no saving of distance pays for a vehicle.</summary>
    private const long CentsPerVehicle = 10_000_000;

    private readonly IssueList _issues = new();
    private bool _hasHundredths;
    private double _serviceSeconds;

    public static Wire.PlanRequest Read(string text)
    {
        var format = new WcvrptwFormat();
        var model = format.Model(InstanceLine.Split(text));
        format._issues.ThrowIfAny();
        return new() { Model = model };
    }

    private Wire.Model? Model(InstanceLine[] lines)
    {
        if (lines.Length <= HeadLines || !lines[HeadLines - 1].Text.StartsWith("Stop_ID", StringComparison.OrdinalIgnoreCase))
        {
            _issues.Add("file", "wcvrptw.incomplete", $"The file must have {HeadLines - 1} numbers, a line that starts with Stop_ID, and at least a depot. Is it complete?");
            return null;
        }

        var mph = lines[4].NumberAt(0, "speed in miles per hour", _issues);
        var travel = new Wire.PlanarTravel
        {
            Metric = Wire.PlanarMetric.Manhattan,
            Rounding = Wire.PlanarRounding.Nearest,
            Scale = MetresPerFoot,
            SpeedKmh = mph * KilometresPerMile,
        };
        var model = BenchmarkModel.New("wcvrptw", lines[0].NumberAt(0, "vehicle capacity", _issues), new() { Planar = travel });
        model.EndTime = BenchmarkModel.At(Day);
        model.Depots.Clear();
        AddLunch(model, lines[3]);
        AddStops(model, lines[HeadLines..]);
        AddVehicles(model, lines);
        return model;
    }

    /// <summary>Lunch starts from 11:00 to 12:00; where a file's comment does not say so, it is not understood.</summary>
    private void AddLunch(Wire.Model model, InstanceLine line)
    {
        var comment = line.Text.Replace(" ", "").Replace("\t", "");
        if (!comment.Contains("11:00am", StringComparison.OrdinalIgnoreCase) || !comment.Contains("12:00pm", StringComparison.OrdinalIgnoreCase))
            _issues.Add(line.Path, "wcvrptw.lunch", $"Lunch is understood to start between 11:00am and 12:00pm, but this line does not say so: {Quoted.Text(line.Text)}.");

        model.BreakRules.Add(new Wire.BreakRule
        {
            Id = LunchId,
            Kind = Wire.BreakRuleKind.Window,
            EarliestStartTime = BenchmarkModel.At(11 * 3_600),
            LatestStartTime = BenchmarkModel.At(12 * 3_600),
            Duration = BenchmarkModel.Span(line.NumberAt(0, "duration of lunch", _issues)),
        });
    }

    private void AddStops(Wire.Model model, InstanceLine[] rows)
    {
        // Set 2100 has times such as 1675, so its last two digits are hundredths of an hour: 16:45.
        _hasHundredths = rows.Any(row => row.Words.Length >= Columns && row.Words.Skip(3).Take(2).Any(word => word.Length >= 2 && word[^2] is >= '6' and <= '9'));
        foreach (var row in rows)
            AddStop(model, row);
        if (model.Depots.Count != 1)
            _issues.Add("file", "wcvrptw.depots", $"There are {model.Depots.Count} depots (type 0). Exactly one is understood.");
    }

    private void AddStop(Wire.Model model, InstanceLine row)
    {
        var id = row.Words[0];
        model.Sites.Add(BenchmarkModel.Site(id, row.NumberAt(1, "x coordinate", _issues), row.NumberAt(2, "y coordinate", _issues)));
        var window = new Wire.TimeWindow { StartTime = Time(row, 3, "earliest start"), EndTime = Time(row, 4, "latest start") };
        var service = BenchmarkModel.Span(row.NumberAt(5, "service time", _issues));
        var load = row.NumberAt(6, "load", _issues);
        switch (row.WholeAt(7, "type of stop", _issues))
        {
            case 0:
                model.Depots.Add(new Wire.Depot { Id = id, SiteId = id, OpeningWindows = { window } });
                break;
            case 1:
                _serviceSeconds += service.Seconds;
                model.Collections.Add(new Wire.Collection { Id = id, SiteId = id, TimeWindows = { window }, ServiceDuration = service, Amounts = { [BenchmarkModel.LoadId] = load } });
                break;
            case 2:
                model.Facilities.Add(new Wire.Facility { Id = id, SiteId = id, OpeningWindows = { window }, ServiceDuration = service });
                break;
            case var type:
                _issues.Add(row.Path, "wcvrptw.unknown_type", $"The type of stop {Quoted.Text(id)} is {type}. Only 0 (depot), 1 (stop) and 2 (landfill) are understood.");
                break;
        }
    }

    private Google.Protobuf.WellKnownTypes.Timestamp Time(InstanceLine row, int column, string what)
    {
        var digits = row.WholeAt(column, what, _issues);
        if (digits is < 0 or > 2_400)
            _issues.Add(row.Path, "wcvrptw.time", $"The {what} is {digits}. Give a time from 0000 to 2400.");
        return BenchmarkModel.At((digits / 100 * 3_600) + (digits % 100 * (_hasHundredths ? 36 : 60)));
    }

    private void AddVehicles(Wire.Model model, InstanceLine[] lines)
    {
        if (model.Depots.Count == 0)
            return;

        var opening = model.Depots[0].OpeningWindows[0];
        var perDay = lines[1].NumberAt(0, "load per vehicle and day", _issues);
        var stops = lines[2].WholeAt(0, "stops per vehicle and day", _issues);
        model.Depots[0].OpeningWindows.Clear();
        var vehicle = new Wire.Vehicle
        {
            Shifts = { new Wire.Shift { StartTime = opening.StartTime, EndTime = opening.EndTime } },
            Costs = new() { FixedCostCents = CentsPerVehicle },
            Limits = new() { MaxStops = (int)Math.Clamp(stops, 0, int.MaxValue), MaxLoad = { [BenchmarkModel.LoadId] = perDay } },
            BreakRuleIds = { LunchId },
        };

        // Files do not say how many there are. Twice what load, stops and service need, and four, is enough in all of them.
        var hours = Math.Max(3_600, opening.EndTime.Seconds - opening.StartTime.Seconds);
        var load = model.Collections.Sum(collection => collection.Amounts[BenchmarkModel.LoadId]);
        var needed = Math.Max(load / Math.Max(1, perDay), Math.Max(model.Collections.Count / Math.Max(1.0, stops), _serviceSeconds / hours));
        var fleet = double.IsFinite(needed) ? Math.Clamp((2 * Math.Ceiling(needed)) + 4, 1, model.Collections.Count + 1) : 1;
        model.Vehicles.AddRange(BenchmarkModel.Fleet((int)fleet, vehicle));
    }
}
