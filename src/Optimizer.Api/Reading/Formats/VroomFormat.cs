using System.Text.Json;

namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Requests of VROOM, https://github.com/VROOM-Project/vroom/blob/master/docs/API.md: jobs, shipments, vehicles and matrices. One
/// unit of VROOM's cost is a cent, so a second of driving costs one. Without matrices, ways are estimated from coordinates.
/// What cannot be planned is a fault.
/// </summary>
internal sealed class VroomFormat
{
    private const string DefaultProfile = "car";
    private const double DefaultCostPerHour = 3_600;
    private const double Day = 86_400;

    private readonly IssueList _issues = new();
    private readonly Wire.Model _model = new() { Objective = new() { Co2EPricePerTCents = 0 } };
    private readonly VroomPlaces _places;
    private readonly VroomLoads _loads;

    private VroomFormat()
    {
        _places = new(_model, _issues);
        _loads = new(_model, _issues);
    }

    public static Wire.PlanRequest Read(Stream stream)
    {
        var start = stream.Position;
        JsonSyntax.Check(stream);
        stream.Position = start;
        using var document = JsonDocument.Parse(stream);
        var format = new VroomFormat();
        format.Read(new VroomObject(document.RootElement, "", format._issues));
        format._issues.ThrowIfAny();
        return new() { Model = format._model };
    }

    private void Read(VroomObject request)
    {
        request.Skip("meta", "options");
        foreach (var (name, matrix) in request.Object("matrices")?.Members() ?? [])
            _places.AddMatrix(name, matrix);
        foreach (var vehicle in request.Objects("vehicles"))
            AddVehicle(vehicle);
        foreach (var job in request.Objects("jobs"))
            AddJob(job);
        foreach (var shipment in request.Objects("shipments"))
            AddShipment(shipment);
        request.RefuseUnknown();
        _loads.CheckCapacities();
        if (_model.Vehicles.Any(vehicle => vehicle.Shifts[0].EndTime is null))
            PlanLong();
    }

    /// <summary>Vehicles without a window drive as long as it takes: a plan of the longest time from the day of the first window.</summary>
    private void PlanLong()
    {
        var windows = _model.Collections.SelectMany(job => job.TimeWindows).Concat(_model.Shipments.SelectMany(shipment => shipment.Pickup.TimeWindows.Concat(shipment.Delivery.TimeWindows)));
        var starts = windows.Select(window => window.StartTime).Concat(_model.Vehicles.Select(vehicle => vehicle.Shifts[0].StartTime)).OfType<Google.Protobuf.WellKnownTypes.Timestamp>();
        var day = Math.Floor(starts.Select(start => start.Seconds).DefaultIfEmpty(0).Min() / Day) * Day;
        (_model.StartTime, _model.EndTime) = (BenchmarkModel.At(day), BenchmarkModel.At(day + (Limits.Days * Day)));
    }

    private void AddVehicle(VroomObject vehicle)
    {
        vehicle.Skip("description", "type");
        vehicle.Refuse("steps", "Routes to start from cannot be read from VROOM files. Leave steps out.");
        vehicle.Refuse("max_travel_time", "Driving times cannot be limited. Use time_window, or max_duration in our own requests.");
        var id = $"{Required(vehicle, "id")}";
        var type = new Wire.VehicleType { Id = id, TravelProfileId = _places.Profile(vehicle.Text("profile") ?? DefaultProfile, vehicle.PathOf("profile")) };
        if (type.TravelProfileId.Length == 0)
            type.ClearTravelProfileId();
        if (vehicle.Number("speed_factor") is { } factor)
            type.SpeedFactor = factor;
        type.Compartments.Add(_loads.Compartment(vehicle));
        type.Skills.AddRange(Skills(vehicle));
        _model.VehicleTypes.Add(type);

        var costs = vehicle.Object("costs");
        var wire = new Wire.Vehicle { Id = id, VehicleTypeId = id, Costs = Costs(costs), Shifts = { Shift(vehicle) } };
        if (wire.Costs.CostPerKmCents > 0 && !_places.HasDistances)
            _issues.Add(costs!.PathOf("per_km"), "vroom.no_distances", "A kilometre costs something, but the matrices have no distances. Give them.");
        if (vehicle.Whole("max_tasks") is { } tasks)
            (wire.Limits ??= new()).MaxStops = (int)Math.Clamp(tasks, 0, int.MaxValue);
        if (vehicle.Number("max_distance") is { } metres)
            (wire.Limits ??= new()).MaxDistanceM = metres;
        foreach (var pause in vehicle.Objects("breaks"))
            AddBreak(wire, pause);
        vehicle.RefuseUnknown();
        _model.Vehicles.Add(wire);
    }

    private static Wire.VehicleCosts Costs(VroomObject? costs)
    {
        var wire = new Wire.VehicleCosts
        {
            FixedCostCents = costs?.Whole("fixed") ?? 0,
            DrivingCostPerHourCents = costs?.Number("per_hour") ?? DefaultCostPerHour,
            CostPerKmCents = costs?.Number("per_km") ?? 0,
            ServiceCostPerHourCents = costs?.Number("per_task_hour") ?? 0,
        };
        costs?.RefuseUnknown();
        return wire;
    }

    private Wire.Shift Shift(VroomObject vehicle)
    {
        var shift = new Wire.Shift();
        if (_places.SiteOf(vehicle, "start", "start_index") is { } start)
            shift.StartSiteId = start;
        if (_places.SiteOf(vehicle, "end", "end_index") is { } end)
            shift.EndSiteId = end;
        else
            shift.OpenEnd = true;
        if (vehicle.Numbers("time_window") is { } window && Window(window, vehicle.PathOf("time_window")) is { } times)
            (shift.StartTime, shift.EndTime) = (times.StartTime, times.EndTime);
        return shift;
    }

    private void AddBreak(Wire.Vehicle vehicle, VroomObject pause)
    {
        pause.Skip("description");
        pause.Refuse("max_load", "The load during a break cannot be limited. Leave max_load out.");
        var windows = Windows(pause);
        if (windows.Count != 1)
            _issues.Add(pause.PathOf("time_windows"), "vroom.break_windows", $"The break has {windows.Count} time windows. Only breaks with one can be planned.");
        var rule = new Wire.BreakRule
        {
            Id = $"{vehicle.Id}-{Required(pause, "id")}",
            Kind = Wire.BreakRuleKind.Window,
            EarliestStartTime = windows.FirstOrDefault()?.StartTime,
            LatestStartTime = windows.FirstOrDefault()?.EndTime,
            Duration = BenchmarkModel.Span(pause.Whole("service") ?? 0),
        };
        pause.RefuseUnknown();
        _model.BreakRules.Add(rule);
        vehicle.BreakRuleIds.Add(rule.Id);
    }

    private void AddJob(VroomObject job)
    {
        var stop = Stop(job);
        var collection = new Wire.Collection
        {
            Id = $"{Required(job, "id")}",
            SiteId = stop.SiteId,
            TimeWindows = { stop.TimeWindows },
            ServiceDuration = stop.ServiceDuration,
            SetupDuration = stop.SetupDuration,
            Amounts = { _loads.Of(job, "pickup") },
            DeliveredAmounts = { _loads.Of(job, "delivery") },
            Skills = Requirement(job),
            Priority = Priority(job),
        };
        job.RefuseUnknown();
        _model.Collections.Add(collection);
    }

    private void AddShipment(VroomObject shipment)
    {
        var (pickup, delivery) = (shipment.Object("pickup"), shipment.Object("delivery"));
        if (pickup is null || delivery is null)
        {
            _issues.Add(shipment.Path, "vroom.half_shipment", "A shipment needs a pickup and a delivery. Give both.");
            return;
        }

        var wire = new Wire.Shipment
        {
            Id = $"{Required(pickup, "id")}-{Required(delivery, "id")}",
            Amounts = { _loads.Of(shipment, "amount") },
            Pickup = Stop(pickup),
            Delivery = Stop(delivery),
            Skills = Requirement(shipment),
            Priority = Priority(shipment),
        };
        foreach (var part in new[] { pickup, delivery, shipment })
            part.RefuseUnknown();
        _model.Shipments.Add(wire);
    }

    private Wire.ShipmentStop Stop(VroomObject task)
    {
        task.Skip("description");
        task.Refuse("setup_per_type", "Set-up times by type of vehicle cannot be planned. Give one with setup.");
        task.Refuse("service_per_type", "Service times by type of vehicle cannot be planned. Give one with service.");
        var site = _places.SiteOf(task, "location", "location_index");
        if (site is null)
            _issues.Add(task.Path, "vroom.no_location", "There is neither location nor location_index. Give one.");
        return new()
        {
            SiteId = site ?? "",
            TimeWindows = { Windows(task) },
            ServiceDuration = BenchmarkModel.Span(task.Whole("service") ?? 0),
            SetupDuration = BenchmarkModel.Span(task.Whole("setup") ?? 0),
        };
    }

    private List<Wire.TimeWindow> Windows(VroomObject owner)
    {
        var rows = owner.Table("time_windows") ?? [];
        return [.. rows.Select((row, index) => Window(row, $"{owner.PathOf("time_windows")}[{index}]")).OfType<Wire.TimeWindow>()];
    }

    private Wire.TimeWindow? Window(double[] row, string path)
    {
        if (row.Length == 2)
            return new() { StartTime = BenchmarkModel.At(row[0]), EndTime = BenchmarkModel.At(row[1]) };
        _issues.Add(path, "vroom.window", $"There are {row.Length} numbers. A time window has two, in seconds: start and end.");
        return null;
    }

    private static IEnumerable<string> Skills(VroomObject owner) => (owner.Numbers("skills") ?? []).Select(skill => $"{skill}");

    private static Wire.SkillRequirement Requirement(VroomObject owner)
    {
        var requirement = new Wire.SkillRequirement();
        requirement.AllOf.AddRange(Skills(owner));
        return requirement;
    }

    private static int Priority(VroomObject owner) => (int)Math.Clamp(owner.Whole("priority") ?? 0, int.MinValue, int.MaxValue);

    private long Required(VroomObject owner, string name)
    {
        if (owner.Whole(name) is { } number)
            return number;
        _issues.Add(owner.PathOf(name), "vroom.missing", $"There is no {name}. Give one.");
        return 0;
    }
}
