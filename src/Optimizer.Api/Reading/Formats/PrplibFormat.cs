namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Pollution routing between cities of the United Kingdom, Demir, Bektaş and Laporte (2012), https://doi.org/10.1016/j.ejor.2012.06.044:
/// lines with the number of customers, with curb mass and largest load in kg, and with lowest and highest speed in km/h; then the
/// metres from each city to each, and a row for each city, the depot first: number, name, demand in kg, ready, due and service seconds.
/// </summary>
/// <remarks>
/// Goods are delivered at the highest speed. Costs are pence: of drivers, and of diesel by the energy law of a 12 t truck, which is
/// not the law of the article.
/// </remarks>
internal sealed class PrplibFormat
{
    private const int HeadLines = 3;

    /// <summary>After the name: demand, ready, due, service.</summary>
    private const int LastColumns = 4;

    private const string EnergyClass = "rigid-12t-diesel";

    /// <summary>0.0022 pounds a second, as in the article.</summary>
    private const double DriverPencePerHour = 0.22 * 3_600;

    /// <summary>1.4 pounds a litre, as in the article, over 0.832 kg of diesel a litre that cause 4.13 kg of CO2e each.</summary>
    private const double FuelPencePerTonneCo2e = 140 / (0.832 * 4.13) * 1_000;

    private readonly IssueList _issues = new();

    public static Wire.PlanRequest Read(string text)
    {
        var format = new PrplibFormat();
        var model = format.Model(InstanceLine.Split(text));
        format._issues.ThrowIfAny();
        return new() { Model = model };
    }

    private Wire.Model Model(InstanceLine[] lines)
    {
        var places = lines[0].WholeAt(0, "number of customers", _issues) + 1;
        if (places is < 2 or > Limits.MatrixSites || lines.Length != HeadLines + (2 * places))
        {
            _issues.Add("file", "prplib.wrong_size", $"There are {lines.Length:N0} lines. {places - 1:N0} customers need {HeadLines + (2 * places):N0}: {HeadLines} with numbers, then two for each customer and the depot, of at most {Limits.MatrixSites:N0}. Is the file complete?");
            return new();
        }

        var kmh = lines[2].NumberAt(1, "highest speed", _issues);
        var matrix = Matrix(lines[HeadLines..(HeadLines + (int)places)], kmh / 3.6);
        var model = BenchmarkModel.New("prplib", new Wire.Travel { Matrices = new() { Matrices = { matrix } } });
        model.LoadDimensions[0].Unit = Wire.LoadUnit.Kilogram;
        model.Objective = new() { Co2EPricePerTCents = FuelPencePerTonneCo2e };
        model.VehicleTypes.Add(VehicleType(lines[1]));
        foreach (var row in lines[(HeadLines + (int)places)..])
            AddCity(model, row, (int)places - 1);
        return model;
    }

    private Wire.TravelMatrix Matrix(InstanceLine[] rows, double metresPerSecond)
    {
        var metres = new List<double>();
        foreach (var row in rows)
            row.AddNumbersTo(metres, "distance", _issues);
        if (metresPerSecond <= 0)
            _issues.Add("line 3", "prplib.speed", "The highest speed is not above 0 km/h. Give one.");

        var matrix = new Wire.TravelMatrix();
        matrix.DistancesM.AddRange(metres.Select(BenchmarkModel.Whole));
        matrix.DurationsS.AddRange(metres.Select(distance => BenchmarkModel.Whole(distance / Math.Max(metresPerSecond, 0.01))));
        return matrix;
    }

    private Wire.VehicleType VehicleType(InstanceLine line)
    {
        var type = BenchmarkModel.VehicleType(BenchmarkModel.TypeId, line.NumberAt(1, "largest load", _issues));
        (type.CurbMassKg, type.EnergyClassId) = (line.NumberAt(0, "curb mass", _issues), EnergyClass);
        return type;
    }

    /// <summary>Names may have blanks, so the columns after it count from the end.</summary>
    private void AddCity(Wire.Model model, InstanceLine row, int customers)
    {
        var last = row.Words.Length - LastColumns;
        if (last < 2)
        {
            _issues.Add(row.Path, "prplib.city", $"There are {row.Words.Length} columns. A city has number, name, demand, ready time, due time and service time.");
            return;
        }

        var id = row.Words[0];
        var demand = row.NumberAt(last, "demand", _issues);
        var window = new Wire.TimeWindow { StartTime = BenchmarkModel.At(row.NumberAt(last + 1, "ready time", _issues)), EndTime = BenchmarkModel.At(row.NumberAt(last + 2, "due time", _issues)) };
        var service = row.NumberAt(last + 3, "service time", _issues);
        model.Sites.Add(new Wire.Site { Id = id, Name = string.Join(' ', row.Words[1..last]) });
        if (model.Sites.Count == 1)
            AddDepot(model, row, window, customers, isIdle: demand == 0 && service == 0);
        else
            model.Collections.Add(new Wire.Collection { Id = id, SiteId = id, DeliveredAmounts = { [BenchmarkModel.LoadId] = demand }, TimeWindows = { window }, ServiceDuration = BenchmarkModel.Span(service) });
    }

    private void AddDepot(Wire.Model model, InstanceLine row, Wire.TimeWindow opening, int customers, bool isIdle)
    {
        if (!isIdle)
            _issues.Add(row.Path, "prplib.depot", "The first city is the depot. It must be without demand and service time.");

        var vehicle = new Wire.Vehicle
        {
            Shifts = { new Wire.Shift { StartTime = opening.StartTime, EndTime = opening.EndTime } },
            Costs = new() { DrivingCostPerHourCents = DriverPencePerHour, ServiceCostPerHourCents = DriverPencePerHour, WaitingCostPerHourCents = DriverPencePerHour },
        };
        model.Depots.Add(new Wire.Depot { Id = row.Words[0], SiteId = row.Words[0] });
        model.Vehicles.AddRange(BenchmarkModel.Fleet(customers, vehicle));
    }
}
