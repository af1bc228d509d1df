using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>The vehicles of a VRPLIB file, "1", "2" and so on, and their types, one for each capacity.</summary>
internal sealed class VrplibFleet
{
    private readonly VrplibFile _file;
    private readonly VrplibNodes _nodes;
    private readonly int _factor;
    private readonly double _unitsPerAmount;
    private readonly int _count;
    private readonly double[]? _capacities;

    /// <param name="factor">What lengths, times and costs are multiplied by.</param>
    /// <param name="unitsPerAmount">What amounts are multiplied by.</param>
    public VrplibFleet(VrplibFile file, VrplibNodes nodes, int factor, double unitsPerAmount)
    {
        (_file, _nodes, _factor, _unitsPerAmount) = (file, nodes, factor, unitsPerAmount);
        _count = Count();
        _capacities = file.Column("CAPACITY", _count, "capacity");
    }

    public void AddTo(Wire.Model model)
    {
        CheckCapacities();
        var types = (_capacities ?? []).Distinct().ToArray();
        model.VehicleTypes.AddRange(types.Length == 0
            ? [BenchmarkModel.VehicleType("vehicle", null)]
            : types.Select(capacity => BenchmarkModel.VehicleType(TypeOf(capacity, types.Length), capacity * _unitsPerAmount)));

        var costs = Costs(model);
        var limits = RouteLimits();
        var shifts = Shifts();
        for (var index = 0; index < _count; index++)
        {
            var vehicle = new Wire.Vehicle
            {
                Id = $"{index + 1}",
                VehicleTypeId = _capacities is null ? "vehicle" : TypeOf(_capacities[index], types.Length),
                Costs = costs(index),
                Limits = limits(index),
            };
            vehicle.Shifts.Add(shifts(index));
            model.Vehicles.Add(vehicle);
        }

        AllowVehicles(model);
        AddReloadDepots(model);
    }

    private static string TypeOf(double capacity, int types) => types == 1 ? "vehicle" : capacity.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Where the file does not say, one for each customer if there are windows; else 30 % more than the load needs and three, as
    /// HGS-CVRP has it.
    /// </summary>
    private int Count()
    {
        var needed = _file.Number("CAPACITY") is > 0 and { } capacity ? Math.Ceiling(1.3 * Math.Max(_nodes.Demands?.Sum() ?? 0, _nodes.Backhauls?.Sum() ?? 0) / capacity) + 3 : _nodes.Count;
        var count = _file.Number("VEHICLES") ?? (_nodes.Windows is null ? needed : _nodes.Count);
        if (count < 1 || count > Limits.Items || count != Math.Floor(count))
            _file.Issues.Add(_file.PathOf("VEHICLES"), "vrplib.vehicles", $"VEHICLES is {count}. Give a whole number from 1 to {Limits.Items:N0}.");
        return double.IsNaN(count) ? 1 : (int)Math.Clamp(count, 1, Limits.Items);
    }

    private void CheckCapacities()
    {
        if (_capacities is null && (_nodes.Pairs is not null || (_nodes.Demands ?? []).Concat(_nodes.Backhauls ?? []).Any(amount => amount > 0)))
            _file.Issues.Add("file", "vrplib.no_capacity", "Nodes have demands, but there is neither CAPACITY nor CAPACITY_SECTION.");
        if (_capacities?.Any(capacity => capacity <= 0) == true)
            _file.Issues.Add("file", "vrplib.no_capacity", $"A capacity is {_capacities.Min()}. Give one above 0.");
    }

    /// <summary>A price for each unit of distance stands in for the distance as objective.</summary>
    private Func<int, Wire.VehicleCosts> Costs(Wire.Model model)
    {
        var perDistance = _file.Column("VEHICLES_UNIT_DISTANCE_COST", _count, "cost per unit of distance");
        var perVehicle = _file.Column("VEHICLES_FIXED_COST", _count, "fixed cost");
        if (perDistance is not null)
            model.Objective.DistanceWeightCentsPerKm = 0;
        return vehicle =>
        {
            var costs = new Wire.VehicleCosts();
            if (perDistance is not null)
                costs.CostPerKmCents = perDistance[vehicle] * BenchmarkModel.CentsPerKm;
            if (perVehicle is not null)
                costs.FixedCostCents = BenchmarkModel.Whole(perVehicle[vehicle] * _factor);
            return costs;
        };
    }

    private Func<int, Wire.RouteLimits?> RouteLimits()
    {
        var distances = _file.Column("VEHICLES_MAX_DISTANCE", _count, "longest distance");
        var wayAndService = Distance();
        var durations = _file.Column("VEHICLES_MAX_DURATION", _count, "longest duration") ?? wayAndService;
        var isVrpb = _file.Text("TYPE") == "VRPB";
        if (distances is null && durations is null && !isVrpb)
            return _ => null;

        return vehicle =>
        {
            var limits = new Wire.RouteLimits();
            if (isVrpb)
                limits.DeliveryOrder = Wire.DeliveryOrder.DeliveriesFirstAndRequired;
            if (distances is not null)
                limits.MaxDistanceM = distances[vehicle] * _factor;
            if (durations is not null)
                limits.MaxDuration = BenchmarkModel.Span(durations[vehicle] * _factor);
            return limits;
        };
    }

    /// <summary>DISTANCE limits way and service times together, as in the sets of Christofides, Mingozzi and Toth; 0 is no limit.</summary>
    private double[]? Distance()
    {
        if (_file.Number("DISTANCE") is not ({ } distance and not 0))
            return null;
        if (_nodes.Windows is not null || _file.Has("VEHICLES_MAX_DURATION") || _file.Has("VEHICLES_MAX_DURATION_SECTION"))
            _file.Issues.Add(_file.PathOf("DISTANCE"), "vrplib.distance_limit", $"DISTANCE is {distance}, but it is not clear what it limits besides time windows or VEHICLES_MAX_DURATION. Use VEHICLES_MAX_DISTANCE or VEHICLES_MAX_DURATION instead.");
        return [.. Enumerable.Repeat(distance, _count)];
    }

    private Func<int, Wire.Shift> Shifts()
    {
        var given = _file.Column("VEHICLES_DEPOT", _count, "depot's node");
        if (given is null && _nodes.Depots.Length > 1)
            _file.Issues.Add("file", "vrplib.depots", $"There are {_nodes.Depots.Length} depots, but no VEHICLES_DEPOT_SECTION says where which vehicle starts.");

        var depots = (given ?? []).Select((number, vehicle) => DepotAt(number, vehicle)).ToArray();
        return vehicle =>
        {
            var depot = given is null ? _nodes.Depots.FirstOrDefault() : depots[vehicle];
            var shift = new Wire.Shift { StartSiteId = _nodes.Count == 0 ? "" : _nodes.IdOf(depot) };
            if (_nodes.Windows is { } windows && _nodes.Count > 0)
                (shift.StartTime, shift.EndTime) = (BenchmarkModel.At(windows[depot][0] * _factor), BenchmarkModel.At(windows[depot][1] * _factor));
            return shift;
        };
    }

    private int DepotAt(double number, int vehicle)
    {
        if (number == Math.Floor(number) && number >= 1 && number <= _nodes.Count && _nodes.Depots.Contains((int)number - 1))
            return (int)number - 1;
        _file.Issues.Add("VEHICLES_DEPOT_SECTION", "vrplib.unknown_depot", $"Vehicle {vehicle + 1} starts at {number}, which is no depot. Depots are {string.Join(", ", _nodes.Depots.Select(depot => depot + 1))}.");
        return _nodes.Depots.FirstOrDefault();
    }

    private void AllowVehicles(Wire.Model model)
    {
        if (_file.Lists("VEHICLES_ALLOWED_CLIENTS_SECTION", _count, "node of a client") is not { } lists)
            return;

        var allowed = new List<string>[_nodes.Count];
        for (var vehicle = 0; vehicle < lists.Length; vehicle++)
        {
            foreach (var number in lists[vehicle])
            {
                if (_nodes.At(number, "VEHICLES_ALLOWED_CLIENTS_SECTION") is { } node)
                    (allowed[node] ??= []).Add($"{vehicle + 1}");
            }
        }

        if (model.Shipments.Count > 0)
            _file.Issues.Add("VEHICLES_ALLOWED_CLIENTS_SECTION", "vrplib.allowed_pairs", "Which vehicles may visit is not understood together with pairs of pickup and delivery. Leave the section out.");
        foreach (var (collection, node) in model.Collections.Zip(_nodes.Customers))
        {
            if (allowed[node] is null)
                _file.Issues.Add("VEHICLES_ALLOWED_CLIENTS_SECTION", "vrplib.nobody_allowed", $"No vehicle is allowed to visit node {node + 1}. Name it for at least one.");
            else if (allowed[node].Count < _count)
                collection.AllowedVehicleIds.AddRange(allowed[node]);
        }
    }

    /// <summary>Depots at which all vehicles may begin another trip are facilities with the depot's id.</summary>
    private void AddReloadDepots(Wire.Model model)
    {
        const string section = "VEHICLES_RELOAD_DEPOT_SECTION";
        if (_file.Lists(section, _count, "depot's node") is not { } lists)
            return;

        var same = lists[0].Order().ToArray();
        if (lists.Any(list => !list.Order().SequenceEqual(same)))
            _file.Issues.Add(section, "vrplib.reload_depots", "Vehicles reload at different depots, which cannot be planned. Name the same depots for all.");
        foreach (var number in same)
        {
            if (_nodes.At(number, section) is not { } node)
                continue;
            if (!_nodes.Depots.Contains(node))
                _file.Issues.Add(section, "vrplib.unknown_depot", $"Vehicles reload at {number}, which is no depot. Depots are {string.Join(", ", _nodes.Depots.Select(depot => depot + 1))}.");
            var facility = new Wire.Facility { Id = _nodes.IdOf(node), SiteId = _nodes.IdOf(node), Reloads = true };
            if (_nodes.Windows is { } windows)
                facility.OpeningWindows.Add(new Wire.TimeWindow { StartTime = BenchmarkModel.At(windows[node][0] * _factor), EndTime = BenchmarkModel.At(windows[node][1] * _factor) });
            model.Facilities.Add(facility);
        }
    }
}
