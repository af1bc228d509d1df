namespace Optimizer.Api.Reading.Formats;

/// <summary>VRPTW files of Solomon and of Gehring and Homberger: name, fleet and capacity, then a line per customer, the depot first.</summary>
internal sealed class SolomonFormat
{
    private const int Columns = 7;

    private readonly IssueList _issues = new();

    public static Wire.PlanRequest Read(string text, DistanceRounding rounding)
    {
        var format = new SolomonFormat();
        var model = format.Model(InstanceLine.Split(text), rounding);
        format._issues.ThrowIfAny();
        return new() { Model = model };
    }

    private Wire.Model Model(InstanceLine[] lines, DistanceRounding rounding)
    {
        CheckHeads(lines);
        var rows = lines.Skip(1).Where(line => IsNumber(line.Words[0])).ToArray();
        if (rows.Length < 2)
        {
            _issues.Add("file", "solomon.incomplete", "There is no line with fleet size and capacity, or no customer. Is the file complete?");
            return new();
        }

        var (travel, factor) = BenchmarkModel.Euclidean(rounding);
        var model = BenchmarkModel.New(lines[0].Text, rows[0].NumberAt(1, "capacity", _issues), travel);
        foreach (var row in rows.Skip(1))
            Add(model, row, factor);

        var vehicle = new Wire.Vehicle();
        vehicle.Shifts.Add(new Wire.Shift { StartTime = model.Depots[0].OpeningWindows[0].StartTime, EndTime = model.Depots[0].OpeningWindows[0].EndTime });
        model.Depots[0].OpeningWindows.Clear();
        model.Vehicles.AddRange(BenchmarkModel.Fleet((int)Math.Clamp(rows[0].WholeAt(0, "number of vehicles", _issues), 1, Limits.Items), vehicle));
        return model;
    }

    private void Add(Wire.Model model, InstanceLine row, int factor)
    {
        var numbers = Enumerable.Range(1, Columns - 1).Select(column => row.NumberAt(column, $"number in column {column + 1}", _issues)).ToArray();
        if (row.Words.Length > Columns)
            _issues.Add(row.Path, "solomon.too_many_columns", $"There are {row.Words.Length} columns. A customer has {Columns}: number, x, y, demand, ready, due, service.");

        var id = row.Words[0];
        var window = new Wire.TimeWindow { StartTime = BenchmarkModel.At(numbers[3] * factor), EndTime = BenchmarkModel.At(numbers[4] * factor) };
        model.Sites.Add(BenchmarkModel.Site(id, numbers[0], numbers[1]));
        if (model.Depots[0].OpeningWindows.Count == 0)
        {
            if (id != BenchmarkModel.DepotId)
                _issues.Add(row.Path, "solomon.no_depot", $"The first customer is {Quoted.Text(id)}. It must be 0, the depot.");
            if (numbers[2] != 0 || numbers[5] != 0)
                _issues.Add(row.Path, "solomon.busy_depot", $"The depot has a demand of {numbers[2]} and a service time of {numbers[5]}, which is not understood. Set them to 0.");
            model.Depots[0].OpeningWindows.Add(window);
            return;
        }

        model.Collections.Add(new Wire.Collection
        {
            Id = id,
            SiteId = id,
            Amounts = { [BenchmarkModel.LoadId] = numbers[2] },
            TimeWindows = { window },
            ServiceDuration = BenchmarkModel.Span(numbers[5] * factor),
        });
    }

    private void CheckHeads(InstanceLine[] lines)
    {
        foreach (var line in lines.Skip(1).Where(line => !IsNumber(line.Words[0])))
        {
            if (line.Words[0].TrimEnd('.') is not ("VEHICLE" or "NUMBER" or "CUSTOMER" or "CUST"))
                _issues.Add(line.Path, "solomon.unknown_section", $"{Quoted.Text(line.Text)} is not understood. Only VEHICLE and CUSTOMER sections are.");
        }
    }

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]) || word[0] is '-' or '+';
}
