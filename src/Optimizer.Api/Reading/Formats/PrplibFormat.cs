namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// Pollution routing between cities of the United Kingdom, Demir, Bektaş and Laporte (2012), https://doi.org/10.1016/j.ejor.2012.06.044:
/// lines with the number of customers, with curb mass and largest load in kg, and with lowest and highest speed in km/h; then the
/// metres from each city to each, and a row for each city, the depot first: number, name, demand in kg, ready, due and service seconds.
/// </summary>
/// <remarks>
/// Goods are delivered at the highest speed. Costs are pence: of drivers, and of diesel by the law of the article.
/// </remarks>
internal sealed class PrplibFormat
{
    private const int HeadLines = 3;

    /// <summary>After the name: demand, ready, due, service.</summary>
    private const int LastColumns = 4;

    /// <summary>For what it runs on.</summary>
    private const string EnergyClass = "rigid-12t-diesel";

    // Litres = PerKilojoule · (EngineFriction · seconds + MassFactor · kg · metres + DragFactor · metres · (metres per second)²),
    // with the article's constants: 44 kJ/g, 737 g/l; 0.2 kJ a revolution and litre, 33 revolutions/s, 5 l; efficiencies 0.4 and 0.9;
    // rolling 0.01; drag 0.7, air 1.2041 kg/m³, front 3.912 m².
    private const double PerKilojoule = 1 / (44.0 * 737);
    private const double EngineFriction = 0.2 * 33 * 5;
    private const double PerEfficiency = 1 / (1_000 * 0.4 * 0.9);
    private const double MassFactor = PerEfficiency * 9.81 * 0.01;
    private const double DragFactor = PerEfficiency * 0.5 * 0.7 * 1.2041 * 3.912;

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
        model.VehicleTypes.Add(VehicleType(lines[1], kmh / 3.6));
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

    private Wire.VehicleType VehicleType(InstanceLine line, double metresPerSecond)
    {
        var type = BenchmarkModel.VehicleType(BenchmarkModel.TypeId, line.NumberAt(1, "largest load", _issues));
        (type.CurbMassKg, type.EnergyClassId) = (line.NumberAt(0, "curb mass", _issues), EnergyClass);
        type.Consumption = Consumption(type.CurbMassKg, Math.Max(metresPerSecond, 0.01));
        return type;
    }

    private static Wire.Consumption Consumption(double curbMassKg, double metresPerSecond) => new()
    {
        Per100Km = 100_000 * PerKilojoule * ((EngineFriction / metresPerSecond) + (MassFactor * curbMassKg) + (DragFactor * metresPerSecond * metresPerSecond)),
        Per100KmAndTonne = 100_000 * PerKilojoule * MassFactor * 1_000,
    };

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
