using System.Collections.Frozen;
using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>
/// A file of TSPLIB's kind taken apart: lines "KEY : value", and sections of rows. Keys and sections that are not understood are
/// faults, as are rows that are missing, there twice or of the wrong width.
/// </summary>
internal sealed class VrplibFile
{
    private const int MostNamed = 5;
    private const string WeightSection = "EDGE_WEIGHT_SECTION";

    private static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.Ordinal,
        "NAME", "COMMENT", "TYPE", "DIMENSION", "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT", "NODE_COORD_TYPE", "DISPLAY_DATA_TYPE", "CAPACITY", "VEHICLES", "DISTANCE", "SERVICE_TIME", "VEHICLES_MAX_DISTANCE", "VEHICLES_MAX_DURATION", "VEHICLES_FIXED_COST", "VEHICLES_UNIT_DISTANCE_COST");

    private static readonly FrozenSet<string> Sections = FrozenSet.Create(
        StringComparer.Ordinal,
        "NODE_COORD_SECTION", "DISPLAY_DATA_SECTION", WeightSection, "DEPOT_SECTION", "DEMAND_SECTION", "SERVICE_TIME_SECTION", "TIME_WINDOW_SECTION", "PRIZE_SECTION", "RELEASE_TIME_SECTION", "BACKHAUL_SECTION", "PICKUP_AND_DELIVERY_SECTION", "CAPACITY_SECTION", "VEHICLES_DEPOT_SECTION", "VEHICLES_RELOAD_DEPOT_SECTION", "VEHICLES_ALLOWED_CLIENTS_SECTION", "VEHICLES_MAX_DISTANCE_SECTION", "VEHICLES_MAX_DURATION_SECTION", "VEHICLES_FIXED_COST_SECTION", "VEHICLES_UNIT_DISTANCE_COST_SECTION");

    /// <summary>Known, but nothing that can be planned.</summary>
    private static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["MUTUALLY_EXCLUSIVE_GROUP_SECTION"] = "Customers of which exactly one is visited (generalised routing)",
        ["VEHICLES_MAX_RELOADS"] = "A limit on how often a vehicle reloads",
        ["VEHICLES_MAX_RELOADS_SECTION"] = "A limit on how often a vehicle reloads",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, InstanceLine> _header = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<InstanceLine>> _sections = new(StringComparer.Ordinal);

    public VrplibFile(TextReader text, IssueList issues)
    {
        Issues = issues;
        List<InstanceLine>? section = null;
        foreach (var line in InstanceLine.Read(text))
        {
            var key = line.Text.Split(':', 2)[0].Trim();
            if (key == "EOF")
                return;
            if (key.EndsWith("_SECTION", StringComparison.Ordinal))
                section = Section(line, key);
            else if (line.Text.Contains(':'))
                section = Header(line, key);
            else if (char.IsLetter(key[0]))
                section = Section(line, key);
            else if (section is not null && section == _sections.GetValueOrDefault(WeightSection))
                line.AddNumbersTo(Weights, "weight", issues);
            else if (section is not null)
                section.Add(line);
            else
                issues.Add(line.Path, "vrplib.no_section", $"{Quoted.Text(line.Text)} stands outside of any section.");
        }
    }

    public IssueList Issues { get; }

    /// <summary>What stands in EDGE_WEIGHT_SECTION; its lines are not kept, because matrices have millions of numbers.</summary>
    public List<double> Weights { get; } = [];

    public bool Has(string name) => _header.ContainsKey(name) || _sections.ContainsKey(name);

    /// <summary>The value of a key; empty when it is not there.</summary>
    public string Text(string key) => _header.TryGetValue(key, out var line) ? line.Text[(line.Text.IndexOf(':') + 1)..].Trim() : "";

    /// <summary>The value of a key as a number; null when it is not there.</summary>
    public double? Number(string key)
    {
        if (!_header.ContainsKey(key))
            return null;
        if (double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        Issues.Add(PathOf(key), "file.not_a_number", $"{key} is {Quoted.Text(Text(key))}, which is not a number.");
        return null;
    }

    /// <summary>Where a key stands.</summary>
    public string PathOf(string key) => _header.TryGetValue(key, out var line) ? line.Path : "file";

    public IReadOnlyList<InstanceLine> Rows(string section) => _sections.GetValueOrDefault(section) ?? [];

    /// <summary>A section with a row for each number from 1 to count, by number less 1; null when it is not there.</summary>
    /// <param name="columns">What stands after the number.</param>
    public double[][]? Table(string section, int count, params string[] columns)
    {
        if (!_sections.ContainsKey(section))
            return null;

        var table = ByNumber(section, count, (line, _) => Values(line, columns));
        for (var row = 0; row < count; row++)
            table[row] ??= new double[columns.Length];
        return table!;
    }

    /// <summary>A section with a value for each number from 1 to count, or a key with one value for all; null when neither is there.</summary>
    public double[]? Column(string name, int count, string what)
    {
        if (Table($"{name}_SECTION", count, what) is { } table)
            return [.. table.Select(row => row[0])];
        return Number(name) is { } same ? [.. Enumerable.Repeat(same, count)] : null;
    }

    /// <summary>A section with a list of whole numbers for each number from 1 to count; null when it is not there.</summary>
    public long[][]? Lists(string section, int count, string what)
    {
        if (!_sections.ContainsKey(section))
            return null;

        var lists = ByNumber(section, count, (line, words) => Enumerable.Range(1, words - 1).Select(word => line.WholeAt(word, what, Issues)).ToArray());
        for (var row = 0; row < count; row++)
            lists[row] ??= [];
        return lists!;
    }

    private T?[] ByNumber<T>(string section, int count, Func<InstanceLine, int, T> read)
        where T : class
    {
        var rows = new T?[count];
        foreach (var line in Rows(section))
        {
            var number = line.WholeAt(0, "number of the row", Issues);
            if (number < 1 || number > count)
                Issues.Add(line.Path, "vrplib.wrong_number", $"{section} has a row for {number}, but they are numbered from 1 to {count}. Is DIMENSION or VEHICLES right?");
            else if (rows[number - 1] is not null)
                Issues.Add(line.Path, "vrplib.duplicate_row", $"{section} has two rows for {number}. Leave one out.");
            else
                rows[number - 1] = read(line, line.Words.Length);
        }

        var missing = Enumerable.Range(1, count).Where(number => rows[number - 1] is null).ToArray();
        if (missing.Length > 0)
            Issues.Add(section, "vrplib.missing_row", $"There is no row for {string.Join(", ", missing.Take(MostNamed))}{(missing.Length > MostNamed ? $" and {missing.Length - MostNamed:N0} more" : "")}. Is the file complete, and are DIMENSION and VEHICLES right?");
        return rows;
    }

    private double[] Values(InstanceLine line, string[] columns)
    {
        if (line.Words.Length > columns.Length + 1)
            Issues.Add(line.Path, "vrplib.too_many_columns", $"There are {line.Words.Length} columns, but only number, {string.Join(", ", columns)} are understood.");
        return [.. columns.Select((what, index) => line.NumberAt(index + 1, what, Issues))];
    }

    private List<InstanceLine>? Header(InstanceLine line, string key)
    {
        if (Refused.TryGetValue(key, out var what))
            Refuse(line, key, what);
        else if (!Keys.Contains(key))
            Issues.Add(line.Path, "vrplib.unknown_key", $"{Quoted.Text(key)} is not understood. Understood are {string.Join(", ", Keys.Order(StringComparer.Ordinal))}.");
        else if (!_header.TryAdd(key, line) && key != "COMMENT")
            Issues.Add(line.Path, "vrplib.duplicate_key", $"{key} is there twice. Leave one out.");
        return null;
    }

    private List<InstanceLine> Section(InstanceLine line, string key)
    {
        if (Refused.TryGetValue(key, out var what))
            Refuse(line, key, what);
        else if (!Sections.Contains(key))
            Issues.Add(line.Path, "vrplib.unknown_section", $"The section {Quoted.Text(key)} is not understood. Understood are {string.Join(", ", Sections.Order(StringComparer.Ordinal))}.");
        else if (_sections.ContainsKey(key))
            Issues.Add(line.Path, "vrplib.duplicate_section", $"{key} is there twice. Leave one out.");

        var rows = new List<InstanceLine>();
        _sections.TryAdd(key, rows);
        return rows;
    }

    private void Refuse(InstanceLine line, string key, string what) =>
        Issues.Add(line.Path, "vrplib.not_supported", $"{what} cannot be planned. Use files without {key}.");
}
