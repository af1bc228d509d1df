using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>The sites of a VROOM request, by row of its matrices or by coordinates, and the ways between them.</summary>
internal sealed class VroomPlaces(Wire.Model model, IssueList issues)
{
    private readonly Dictionary<string, Wire.Site> _sites = new(StringComparer.Ordinal);
    private int _rows;

    /// <summary>Whether there are distances besides durations.</summary>
    public bool HasDistances { get; private set; } = true;

    private Google.Protobuf.Collections.RepeatedField<Wire.TravelMatrix>? Matrices => model.Travel?.Matrices.Matrices;

    /// <summary>A matrix of durations and perhaps distances. Without distances, all are 0.</summary>
    public void AddMatrix(string profile, VroomObject matrix)
    {
        matrix.Refuse("costs", "Costs between places cannot be given. Leave them out; durations and distances can cost something.");
        var durations = matrix.Table("durations");
        var distances = matrix.Table("distances");
        matrix.RefuseUnknown();
        if (durations is null)
            issues.Add(matrix.PathOf("durations"), "vroom.missing", "There are no durations. Give them.");
        HasDistances &= distances is not null;

        model.Travel ??= new() { Matrices = new() };
        var wire = new Wire.TravelMatrix { ProfileId = profile };
        AddSites(durations?.Length ?? 0, matrix.PathOf("durations"));
        wire.DurationsS.AddRange(Cells(durations, matrix.PathOf("durations")));
        wire.DistancesM.AddRange(Cells(distances, matrix.PathOf("distances")));
        model.Travel.Matrices.Matrices.Add(wire);
    }

    /// <summary>The travel profile of a vehicle; empty where ways are estimated.</summary>
    public string Profile(string name, string path)
    {
        if (Matrices is null)
            return "";
        if (!Matrices.Any(matrix => matrix.ProfileId == name))
            issues.Add(path, "vroom.profile", $"There is no matrix for profile {Quoted.Text(name)}. Give one, or name one of {string.Join(", ", Matrices.Select(matrix => Quoted.Text(matrix.ProfileId)))}.");
        return name;
    }

    /// <summary>The site that an object names by index or by longitude and latitude; null when it names none.</summary>
    public string? SiteOf(VroomObject owner, string location, string index)
    {
        var row = owner.Whole(index);
        var coordinates = owner.Numbers(location);
        if (coordinates is not null && coordinates.Length != 2)
        {
            issues.Add(owner.PathOf(location), "vroom.location", $"There are {coordinates.Length} numbers. A location has two: longitude and latitude in degrees.");
            coordinates = null;
        }

        if (Matrices is not null)
            return AtRow(owner, index, row, coordinates);
        if (row is not null && coordinates is null)
            issues.Add(owner.PathOf(index), "vroom.no_matrix", "Places are named by index, but there are no matrices. Give them, or coordinates.");
        return coordinates is null ? null : At(coordinates);
    }

    private string? AtRow(VroomObject owner, string index, long? row, double[]? coordinates)
    {
        if (row is null && coordinates is not null)
            issues.Add(owner.PathOf(index), "vroom.no_index", "There are matrices, so places must be named by their row. Give the index besides the coordinates.");
        if (row is not { } number)
            return null;
        if (number < 0 || number >= _rows)
        {
            issues.Add(owner.PathOf(index), "vroom.index", $"The index is {number}. Rows of the matrices count from 0 to {_rows - 1}.");
            return null;
        }

        if (coordinates is not null)
            _sites[$"{number}"].Position ??= Position(coordinates);
        return $"{number}";
    }

    private string At(double[] coordinates)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{coordinates[0]},{coordinates[1]}");
        if (!_sites.ContainsKey(id))
            Add(new Wire.Site { Id = id, Position = Position(coordinates) });
        return id;
    }

    private static Wire.Position Position(double[] coordinates) => new() { LongitudeDeg = coordinates[0], LatitudeDeg = coordinates[1] };

    private void AddSites(int rows, string path)
    {
        if (_rows > 0 && rows != _rows)
            issues.Add(path, "vroom.matrix", $"The matrix has {rows} rows, another {_rows}. Give as many in all.");
        for (; _rows < rows; _rows++)
            Add(new Wire.Site { Id = $"{_rows}" });
    }

    private void Add(Wire.Site site)
    {
        _sites.Add(site.Id, site);
        model.Sites.Add(site);
    }

    private IEnumerable<long> Cells(double[][]? rows, string path)
    {
        if (rows?.FirstOrDefault(row => row.Length != rows.Length) is { } odd)
            issues.Add(path, "vroom.matrix", $"A row has {odd.Length} numbers, but there are {rows.Length} rows. Give a square matrix.");
        return rows?.SelectMany(row => row.Select(BenchmarkModel.Whole)) ?? Enumerable.Repeat(0L, _rows * _rows);
    }
}
