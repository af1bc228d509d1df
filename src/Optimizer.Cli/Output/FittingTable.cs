using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>A table that leaves out its least important columns where the terminal is too narrow, instead of breaking words.</summary>
internal sealed class FittingTable
{
    /// <summary>Of each column, and of the whole.</summary>
    private const int Padding = 3;

    private readonly List<(string Title, bool IsNumber, int Rank)> _columns = [];
    private readonly List<string[]> _rows = [];

    /// <param name="rank">The highest goes first; 0 stays.</param>
    public FittingTable Text(string title, int rank = 0)
    {
        _columns.Add((title, IsNumber: false, rank));
        return this;
    }

    /// <inheritdoc cref="Text"/>
    public FittingTable Number(string title, int rank = 0)
    {
        _columns.Add((title, IsNumber: true, rank));
        return this;
    }

    /// <summary>A cell for each column; missing ones are empty.</summary>
    public void Add(params string[] cells) => _rows.Add([.. cells, .. Enumerable.Repeat("", _columns.Count - cells.Length)]);

    public Table Render(int width)
    {
        var kept = Enumerable.Range(0, _columns.Count).ToList();
        while (kept.Sum(WidthOf) + Padding > width && kept.MaxBy(column => _columns[column].Rank) is var last && _columns[last].Rank > 0)
            kept.Remove(last);

        var table = new Table().Border(TableBorder.Simple);
        foreach (var (title, isNumber, _) in kept.Select(column => _columns[column]))
            table.AddColumn(isNumber ? new TableColumn(title).RightAligned().NoWrap() : new TableColumn(title));
        foreach (var row in _rows)
            table.AddRow([.. kept.Select(column => Markup.Escape(row[column]))]);
        return table;
    }

    private int WidthOf(int column) => Padding + Math.Max(_columns[column].Title.Length, _rows.Select(row => row[column].Length).DefaultIfEmpty(0).Max());
}
