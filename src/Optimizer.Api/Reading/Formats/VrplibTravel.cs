namespace Optimizer.Api.Reading.Formats;

/// <summary>How far it is between the nodes of a VRPLIB file, and the factor that its other numbers have to be multiplied by too.</summary>
internal sealed class VrplibTravel
{
    private readonly VrplibFile _file;
    private readonly VrplibNodes _nodes;

    public VrplibTravel(VrplibFile file, VrplibNodes nodes, DistanceRounding rounding)
    {
        (_file, _nodes) = (file, nodes);
        var (planar, factor) = BenchmarkModel.Euclidean(Effective(rounding));
        Factor = factor;
        Travel = IsExplicit
            ? new() { Matrices = new() { Matrices = { Matrix(rounding) } } }
            : planar;
        if (!IsExplicit && nodes.Coordinates is null)
            file.Issues.Add("file", "vrplib.no_coordinates", "There is no NODE_COORD_SECTION, which planar distances need.");
    }

    public Wire.Travel Travel { get; }
    public int Factor { get; }

    private bool IsExplicit => _file.Text("EDGE_WEIGHT_TYPE") == "EXPLICIT";

    /// <summary>What the file itself says of rounding comes before what its type usually has.</summary>
    private DistanceRounding Effective(DistanceRounding rounding)
    {
        switch (_file.Text("EDGE_WEIGHT_TYPE"))
        {
            case "EUC_2D" or "EXPLICIT":
                return rounding;
            case "EXACT_2D":
                return DistanceRounding.None;
            case "FLOOR_2D":
                return DistanceRounding.Trunc;
            case var other:
                _file.Issues.Add(_file.PathOf("EDGE_WEIGHT_TYPE"), "vrplib.not_understood", $"EDGE_WEIGHT_TYPE is {Quoted.Text(other)}. Only EUC_2D, EXACT_2D, FLOOR_2D and EXPLICIT are understood.");
                return rounding;
        }
    }

    private Wire.TravelMatrix Matrix(DistanceRounding rounding)
    {
        var matrix = new Wire.TravelMatrix();
        var sites = _nodes.Depots.Concat(_nodes.Customers).ToArray();
        matrix.SiteIds.AddRange(sites.Select(_nodes.IdOf));
        var weights = Weights();
        if (weights.Length == 0)
            return matrix;

        var cells = new long[_nodes.Count * _nodes.Count];
        for (var row = 0; row < sites.Length; row++)
        {
            for (var column = 0; column < sites.Length; column++)
                cells[(row * sites.Length) + column] = Round(weights[(sites[row] * _nodes.Count) + sites[column]], rounding);
        }

        matrix.DistancesM.AddRange(cells);
        matrix.DurationsS.AddRange(cells);
        return matrix;
    }

    private static long Round(double weight, DistanceRounding rounding) => rounding switch
    {
        DistanceRounding.None => (long)Math.Floor((weight * 1_000) + 0.5),
        DistanceRounding.Nearest => (long)Math.Floor(weight + 0.5),
        DistanceRounding.Trunc => (long)Math.Floor(weight),
        _ => (long)Math.Floor(weight * 10),
    };

    /// <summary>The full matrix row by row; empty, with a fault, when it cannot be read.</summary>
    private double[] Weights()
    {
        var format = _file.Text("EDGE_WEIGHT_FORMAT");
        var cells = Cells(format, _nodes.Count).ToArray();
        if (_nodes.Count > Limits.MatrixSites || cells.Length == 0)
        {
            _file.Issues.Add(_file.PathOf("EDGE_WEIGHT_FORMAT"), "vrplib.not_understood", $"EDGE_WEIGHT_FORMAT is {Quoted.Text(format)}. Only FULL_MATRIX and LOWER_ROW, LOWER_DIAG_ROW, UPPER_ROW, UPPER_DIAG_ROW and the same with COL are understood, with at most {Limits.MatrixSites:N0} nodes.");
            return [];
        }

        var given = new List<double>(cells.Length);
        foreach (var line in _file.Rows("EDGE_WEIGHT_SECTION"))
            line.AddNumbersTo(given, "weight", _file.Issues);
        if (given.Count != cells.Length)
        {
            _file.Issues.Add("EDGE_WEIGHT_SECTION", "vrplib.wrong_size", $"There are {given.Count:N0} weights, but {_nodes.Count:N0} nodes as {format} need {cells.Length:N0}. Is the file complete?");
            return [];
        }

        var weights = new double[_nodes.Count * _nodes.Count];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (row, column) = cells[cell];
            weights[(row * _nodes.Count) + column] = given[cell];
            if (format != "FULL_MATRIX")
                weights[(column * _nodes.Count) + row] = given[cell];
        }

        return weights;
    }

    /// <summary>Which pair of nodes each weight is for. A triangle by columns is the other triangle by rows.</summary>
    private static IEnumerable<(int Row, int Column)> Cells(string format, int nodes)
    {
        Func<int, (int First, int Last)>? columns = format switch
        {
            "FULL_MATRIX" => _ => (0, nodes - 1),
            "LOWER_ROW" or "UPPER_COL" => row => (0, row - 1),
            "LOWER_DIAG_ROW" or "UPPER_DIAG_COL" => row => (0, row),
            "UPPER_ROW" or "LOWER_COL" => row => (row + 1, nodes - 1),
            "UPPER_DIAG_ROW" or "LOWER_DIAG_COL" => row => (row, nodes - 1),
            _ => null,
        };
        if (columns is null || nodes > Limits.MatrixSites)
            yield break;

        for (var row = 0; row < nodes; row++)
        {
            var (first, last) = columns(row);
            for (var column = first; column <= last; column++)
                yield return (row, column);
        }
    }
}
