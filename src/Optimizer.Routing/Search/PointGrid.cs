namespace Optimizer.Routing.Search;

/// <summary>Stops by where they are, in square cells of about two stops each.</summary>
internal sealed class PointGrid
{
    private readonly SearchData _data;
    private readonly float _minX;
    private readonly float _minY;
    private readonly float _cell;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _first;
    private readonly int[] _stops;

    public PointGrid(SearchData data)
    {
        _data = data;
        var points = data.Location.Select(location => data.Problem.Points[location]).ToArray();
        (_minX, _minY) = (points.Min(point => point.X), points.Min(point => point.Y));
        var width = Math.Max(1e-6f, points.Max(point => point.X) - _minX);
        var height = Math.Max(1e-6f, points.Max(point => point.Y) - _minY);
        _cell = Math.Max(MathF.Sqrt(width * height * 2 / points.Length), Math.Max(width, height) / 4_000);
        _columns = (int)(width / _cell) + 1;
        _rows = (int)(height / _cell) + 1;

        _first = new int[(_columns * _rows) + 1];
        foreach (var point in points)
            _first[CellOf(point) + 1]++;
        for (var cell = 0; cell < _columns * _rows; cell++)
            _first[cell + 1] += _first[cell];
        var next = (int[])_first.Clone();
        _stops = new int[points.Length];
        for (var stop = 0; stop < points.Length; stop++)
            _stops[next[CellOf(points[stop])]++] = stop;
    }

    /// <summary>At least so many stops around one, itself included: whole rings of cells, and one ring more.</summary>
    public void Collect(int stop, int atLeast, List<int> found)
    {
        found.Clear();
        var (x, y) = _data.Problem.Points[_data.Location[stop]];
        var (column, row) = ((int)((x - _minX) / _cell), (int)((y - _minY) / _cell));
        var last = Math.Max(_columns, _rows);
        for (var ring = 0; ring <= last; ring++)
        {
            CollectRing(column, row, ring, found);
            if (found.Count > atLeast)
                last = Math.Min(last, ring + 1);
        }
    }

    private int CellOf((float X, float Y) point) => ((int)((point.Y - _minY) / _cell) * _columns) + (int)((point.X - _minX) / _cell);

    private void CollectRing(int column, int row, int ring, List<int> found)
    {
        for (var r = Math.Max(0, row - ring); r <= Math.Min(_rows - 1, row + ring); r++)
        {
            var isEdge = Math.Abs(r - row) == ring;
            var step = isEdge || ring == 0 ? 1 : 2 * ring;
            for (var c = column - ring; c <= column + ring; c += step)
            {
                if (c >= 0 && c < _columns)
                    found.AddRange(_stops.AsSpan(_first[(r * _columns) + c], _first[(r * _columns) + c + 1] - _first[(r * _columns) + c]).ToArray());
            }
        }
    }
}
