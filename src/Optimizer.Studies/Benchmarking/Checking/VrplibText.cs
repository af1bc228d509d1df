using System.Globalization;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>A VRPLIB file as it stands: head lines by name, sections as rows of numbers.</summary>
internal sealed class VrplibText
{
    private readonly Dictionary<string, string> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<double[]>> _sections = new(StringComparer.Ordinal);

    public VrplibText(string text)
    {
        List<double[]>? section = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (!char.IsAsciiLetter(line[0]))
                section?.Add([.. line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))]);
            else if (line.Split(':', 2) is [var name, var value])
                _heads[name.Trim()] = value.Trim();
            else
                _sections[line] = section = [];
        }
    }

    /// <summary>Number of nodes, depots among them.</summary>
    public int Dimension => (int)Number("DIMENSION");

    /// <summary>Nodes that are depots, from 1; the first one if the file does not say.</summary>
    public int[] Depots => Has("DEPOT_SECTION") ? [.. Rows("DEPOT_SECTION").Select(row => (int)row[0]).Where(node => node > 0)] : [1];

    public bool HasHead(string name) => _heads.ContainsKey(name);

    public bool Has(string section) => _sections.ContainsKey(section);

    public double Number(string head) => double.Parse(_heads[head], CultureInfo.InvariantCulture);

    public IReadOnlyList<double[]> Rows(string section) => _sections[section];

    /// <summary>By node or vehicle from 1, the first value of its row; index 0 is not used.</summary>
    public double[] Values(string section, int count)
    {
        var values = new double[count + 1];
        foreach (var row in Rows(section))
            values[(int)row[0]] = row[1];
        return values;
    }

    /// <summary>By node, where it is.</summary>
    public (double X, double Y)[] Points()
    {
        var points = new (double X, double Y)[Dimension + 1];
        foreach (var row in Rows("NODE_COORD_SECTION"))
            points[(int)row[0]] = (row[1], row[2]);
        return points;
    }

    /// <summary>By node, its time window; from 0 without end where the file has none.</summary>
    public (double Ready, double Due)[] Windows()
    {
        var windows = new (double Ready, double Due)[Dimension + 1];
        Array.Fill(windows, (0, double.PositiveInfinity));
        if (Has("TIME_WINDOW_SECTION"))
        {
            foreach (var row in Rows("TIME_WINDOW_SECTION"))
                windows[(int)row[0]] = (row[1], row[2]);
        }

        return windows;
    }

    /// <summary>By node, how long serving it takes; one time for all but the depot, or a section.</summary>
    public double[] Service()
    {
        if (Has("SERVICE_TIME_SECTION"))
            return Values("SERVICE_TIME_SECTION", Dimension);
        var service = new double[Dimension + 1];
        if (HasHead("SERVICE_TIME"))
            Array.Fill(service, Number("SERVICE_TIME"), 2, Dimension - 1);
        return service;
    }
}
