using System.Numerics;

namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Files of Cordeau, Gendreau and Laporte (1997), https://doi.org/10.1002/(SICI)1097-0037(199709)30:2%3C105::AID-NET5%3E3.0.CO;2-G:
/// a line "type m n t", then for each of the t depots or vehicle types a line "duration load", with 0 for no limit, then a row for each
/// place. Of each depot or vehicle type there are m vehicles. Periodic types are refused.
/// </summary>
internal sealed class CordeauFormat
{
    /// <summary>Columns of a row before the codes of depots, vehicle types or days: number, x, y, service, demand, frequency, how many codes.</summary>
    private const int FixedColumns = 7;

    private readonly IssueList _issues = new();
    private readonly InstanceLine[] _lines;
    private readonly long _type;
    private readonly int _vehicles;
    private readonly int _customers;
    private readonly int _groups;

    private CordeauFormat(InstanceLine[] lines)
    {
        _lines = lines;
        _type = lines[0].WholeAt(0, "type", _issues);
        _vehicles = Count(1, "number of vehicles");
        _customers = Count(2, "number of customers");
        _groups = Count(3, "number of depots, vehicle types or days");
    }

    private bool HasWindows => _type >= 4;
    private bool HasDepots => _type is 2 or 6;
    private bool HasVehicleTypes => _type is 3 or 7;

    public static Wire.PlanRequest Read(string text, DistanceRounding rounding)
    {
        var format = new CordeauFormat(InstanceLine.Split(text));
        format.CheckHead();
        format._issues.ThrowIfAny();
        var model = format.Model(rounding);
        format._issues.ThrowIfAny();
        return new() { Model = model };
    }

    private int Count(int word, string what)
    {
        var count = _lines[0].WholeAt(word, what, _issues);
        if (count is < 1 or > Limits.Items)
            _issues.Add(_lines[0].Path, "cordeau.count", $"The {what} is {count}. Give one from 1 to {Limits.Items:N0}.");
        return (int)Math.Clamp(count, 1, Limits.Items);
    }

    private void CheckHead()
    {
        if (_lines[0].Words.Length != 4)
            _issues.Add(_lines[0].Path, "cordeau.head", $"There are {_lines[0].Words.Length} numbers. The first line has four: type, vehicles, customers, and depots or vehicle types.");
        if (_type is 1 or 5 or 8)
            _issues.Add(_lines[0].Path, "cordeau.periodic", $"Type {_type} is periodic: customers are visited on several days, which cannot be planned. Only types 0, 2, 3, 4, 6 and 7 are understood.");
        else if (_type is < 0 or > 7)
            _issues.Add(_lines[0].Path, "cordeau.type", $"The type is {_type}. Only 0 (VRP), 2 (MDVRP), 3 (SDVRP), 4 (VRPTW), 6 (MDVRPTW) and 7 (SDVRPTW) are understood.");
        else if (!HasDepots && !HasVehicleTypes && _groups != 1)
            _issues.Add(_lines[0].Path, "cordeau.head", $"Type {_type} has one depot and one vehicle type, but the last number is {_groups}. It must be 1.");

        var places = _customers + (HasDepots ? _groups : 1L);
        if (_lines.Length != 1 + _groups + places)
            _issues.Add("file", "cordeau.wrong_size", $"There are {_lines.Length:N0} lines. There must be {1 + _groups + places:N0}: the first, one for each depot or vehicle type, and one for each of {places:N0} places. Is the file complete?");
        if (_vehicles * (long)_groups > Limits.Items)
            _issues.Add(_lines[0].Path, "cordeau.count", $"There are {_vehicles:N0} vehicles of {_groups:N0} kinds. At most {Limits.Items:N0} can be planned.");
    }

    private Wire.Model Model(DistanceRounding rounding)
    {
        var (travel, factor) = BenchmarkModel.Euclidean(rounding);
        var model = BenchmarkModel.New("cordeau", travel);
        if (!HasWindows)
            model.EndTime = BenchmarkModel.At(Limits.Days * 86_400);

        var rows = _lines[(1 + _groups)..];
        var (depots, customers) = HasDepots ? (rows[_customers..], rows[.._customers]) : (rows[..1], rows[1..]);
        foreach (var row in depots.Concat(customers))
            model.Sites.Add(BenchmarkModel.Site(row.Words[0], row.NumberAt(1, "x coordinate", _issues), row.NumberAt(2, "y coordinate", _issues)));
        foreach (var row in depots)
            AddDepot(model, row);
        foreach (var row in customers)
            AddCustomer(model, row, factor);
        for (var group = 0; group < _groups; group++)
            AddVehicles(model, group, HasDepots ? depots[group] : depots[0], factor);
        return model;
    }

    private void AddDepot(Wire.Model model, InstanceLine row)
    {
        model.Depots.Add(new Wire.Depot { Id = row.Words[0], SiteId = row.Words[0] });
        if (row.NumberAt(3, "service duration", _issues) != 0 || row.NumberAt(4, "demand", _issues) != 0)
            _issues.Add(row.Path, "cordeau.busy_depot", $"Depot {Quoted.Text(row.Words[0])} has a service duration or a demand, which is not understood. Set them to 0.");
    }

    private void AddCustomer(Wire.Model model, InstanceLine row, int factor)
    {
        var id = row.Words[0];
        var collection = new Wire.Collection
        {
            Id = id,
            SiteId = id,
            ServiceDuration = BenchmarkModel.Span(row.NumberAt(3, "service duration", _issues) * factor),
            Amounts = { [BenchmarkModel.LoadId] = row.NumberAt(4, "demand", _issues) },
        };
        if (row.NumberAt(5, "frequency", _issues) is not 1 and var frequency)
            _issues.Add(row.Path, "cordeau.periodic", $"Customer {Quoted.Text(id)} is visited {frequency} times. Only one visit is understood.");
        if (Window(row, factor) is { } window)
            collection.TimeWindows.Add(new Wire.TimeWindow { StartTime = window.Start, EndTime = window.End });
        collection.AllowedVehicleIds.AddRange(AllowedVehicles(row));
        model.Collections.Add(collection);
    }

    /// <summary>The last two columns.</summary>
    private (Google.Protobuf.WellKnownTypes.Timestamp Start, Google.Protobuf.WellKnownTypes.Timestamp End)? Window(InstanceLine row, int factor)
    {
        var column = FixedColumns + Codes(row);
        var columns = column + (HasWindows ? 2 : 0);
        if (row.Words.Length > columns)
            _issues.Add(row.Path, "cordeau.too_many_columns", $"There are {row.Words.Length} columns. A row of type {_type} with {Codes(row)} codes has {columns}.");
        return HasWindows
            ? (BenchmarkModel.At(row.NumberAt(column, "earliest start", _issues) * factor), BenchmarkModel.At(row.NumberAt(column + 1, "latest start", _issues) * factor))
            : null;
    }

    private int Codes(InstanceLine row) => (int)Math.Clamp(row.WholeAt(FixedColumns - 1, "number of codes", _issues), 0, row.Words.Length);

    /// <summary>Each code has one bit for a depot or vehicle type, the first being the highest; none when all are allowed.</summary>
    private IEnumerable<string> AllowedVehicles(InstanceLine row)
    {
        if (!HasDepots && !HasVehicleTypes)
            return [];

        var allowed = new SortedSet<int>();
        for (var code = 0; code < Codes(row); code++)
        {
            var bits = row.WholeAt(FixedColumns + code, "code", _issues);
            if (bits <= 0 || _groups > 62 || bits >= 1L << _groups || !BitOperations.IsPow2(bits))
                _issues.Add(row.Path, "cordeau.code", $"{bits} does not stand for one of {_groups} depots or vehicle types. Codes are 1, 2, 4 and so on.");
            else
                allowed.Add(_groups - 1 - BitOperations.Log2((ulong)bits));
        }

        return allowed.Count == _groups ? [] : allowed.SelectMany(group => Enumerable.Range((group * _vehicles) + 1, _vehicles)).Select(vehicle => $"{vehicle}");
    }

    private void AddVehicles(Wire.Model model, int group, InstanceLine depot, int factor)
    {
        var line = _lines[1 + group];
        var (duration, load) = (line.NumberAt(0, "longest duration", _issues), line.NumberAt(1, "largest load", _issues));
        if (line.Words.Length > 2)
            _issues.Add(line.Path, "cordeau.too_many_columns", $"There are {line.Words.Length} columns. Only longest duration and largest load are understood.");

        var type = _groups == 1 ? "vehicle" : $"{group + 1}";
        model.VehicleTypes.Add(BenchmarkModel.VehicleType(type, load == 0 ? null : load));
        var shift = new Wire.Shift { StartSiteId = depot.Words[0] };
        if (Window(depot, factor) is { } window)
            (shift.StartTime, shift.EndTime) = (window.Start, window.End);
        for (var number = 1; number <= _vehicles; number++)
        {
            var vehicle = new Wire.Vehicle { Id = $"{(group * _vehicles) + number}", VehicleTypeId = type, Shifts = { shift }, Costs = new() };
            if (duration != 0)
                vehicle.Limits = new() { MaxDuration = BenchmarkModel.Span(duration * factor) };
            model.Vehicles.Add(vehicle);
        }
    }
}
