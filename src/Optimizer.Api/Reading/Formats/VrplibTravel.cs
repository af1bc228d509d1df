using System.Buffers.Binary;
using Google.Protobuf;

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
        int[] sites = [.. _nodes.Depots, .. _nodes.Customers];
        matrix.SiteIds.AddRange(sites.Select(_nodes.IdOf));
        if (Columns() is not { } columns)
            return matrix;

        var places = new int[sites.Length];
        for (var place = 0; place < sites.Length; place++)
            places[sites[place]] = place;
        var lengths = Lengths(columns, places, rounding);
        if (sites.Length <= Limits.MatrixSites)
            AddLists(matrix, lengths);
        else
            AddPacked(matrix, lengths);
        return matrix;
    }

    private void AddLists(Wire.TravelMatrix matrix, IEnumerable<(int Cell, long Metres)> lengths)
    {
        var cells = new long[_nodes.Count * _nodes.Count];
        foreach (var (cell, metres) in lengths)
            cells[cell] = metres;
        matrix.DistancesM.AddRange(cells);
        matrix.DurationsS.AddRange(cells);
    }

    /// <summary>The same bytes for distances and durations.</summary>
    private void AddPacked(Wire.TravelMatrix matrix, IEnumerable<(int Cell, long Metres)> lengths)
    {
        var (wrong, first) = (0, 0L);
        var bytes = new byte[_nodes.Count * _nodes.Count * sizeof(int)];
        foreach (var (cell, metres) in lengths)
        {
            if (metres < 0 || metres > Limits.DrivingSeconds.Most)
                (wrong, first) = (wrong + 1, wrong == 0 ? metres : first);
            else
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(cell * sizeof(int)), (int)metres);
        }

        if (wrong > 0)
            _file.Issues.Add("EDGE_WEIGHT_SECTION", "vrplib.weight_out_of_range", $"There are {wrong:N0} weights out of range; the first is {first} m. Give weights {Limits.DrivingSeconds with { Unit = "m" }} after rounding.");
        matrix.PackedDistancesM = matrix.PackedDurationsS = UnsafeByteOperations.UnsafeWrap(bytes);
    }

    private static long Round(double weight, DistanceRounding rounding) => rounding switch
    {
        DistanceRounding.None => (long)Math.Floor((weight * 1_000) + 0.5),
        DistanceRounding.Nearest => (long)Math.Floor(weight + 0.5),
        DistanceRounding.Trunc => (long)Math.Floor(weight),
        _ => (long)Math.Floor(weight * 10),
    };

    /// <summary>Which columns of a row have weights; null, with a fault, when the matrix cannot be read. A triangle by columns is the other triangle by rows.</summary>
    private Func<int, (int First, int Last)>? Columns()
    {
        var (format, nodes, given) = (_file.Text("EDGE_WEIGHT_FORMAT"), _nodes.Count, _file.Weights.Count);
        Func<int, (int First, int Last)>? columns = format switch
        {
            "FULL_MATRIX" => _ => (0, nodes - 1),
            "LOWER_ROW" or "UPPER_COL" => row => (0, row - 1),
            "LOWER_DIAG_ROW" or "UPPER_DIAG_COL" => row => (0, row),
            "UPPER_ROW" or "LOWER_COL" => row => (row + 1, nodes - 1),
            "UPPER_DIAG_ROW" or "LOWER_DIAG_COL" => row => (row, nodes - 1),
            _ => null,
        };
        if (columns is null || nodes > Limits.PackedMatrixSites)
        {
            _file.Issues.Add(_file.PathOf("EDGE_WEIGHT_FORMAT"), "vrplib.not_understood", $"EDGE_WEIGHT_FORMAT is {Quoted.Text(format)}. Only FULL_MATRIX and LOWER_ROW, LOWER_DIAG_ROW, UPPER_ROW, UPPER_DIAG_ROW and the same with COL are understood, with at most {Limits.PackedMatrixSites:N0} nodes.");
            return null;
        }

        var needed = Enumerable.Range(0, nodes).Sum(row => columns(row).Last - columns(row).First + 1);
        if (given == needed)
            return columns;
        _file.Issues.Add("EDGE_WEIGHT_SECTION", "vrplib.wrong_size", $"There are {given:N0} weights, but {nodes:N0} nodes as {format} need {needed:N0}. Is the file complete?");
        return null;
    }

    /// <summary>By cell of the matrix of sites its way; a triangle holds for both directions.</summary>
    private IEnumerable<(int Cell, long Metres)> Lengths(Func<int, (int First, int Last)> columns, int[] places, DistanceRounding rounding)
    {
        var (weight, isTriangle) = (0, _file.Text("EDGE_WEIGHT_FORMAT") != "FULL_MATRIX");
        for (var row = 0; row < places.Length; row++)
        {
            var (first, last) = columns(row);
            for (var column = first; column <= last; column++)
            {
                var metres = Round(_file.Weights[weight++], rounding);
                yield return ((places[row] * places.Length) + places[column], metres);
                if (isTriangle)
                    yield return ((places[column] * places.Length) + places[row], metres);
            }
        }
    }
}
