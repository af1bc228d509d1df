using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking;

/// <summary>A table of results for people.</summary>
/// <param name="Columns">The first one names the row.</param>
/// <param name="Rows">Each as long as the columns.</param>
public sealed record QualityTable(string Title, string Remark, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Padded, so that it can be read as it stands.</summary>
    public string ToMarkdown()
    {
        var cells = Rows.Prepend(Columns).Select(row => row.Select(cell => cell.Replace("|", "\\|")).ToArray()).ToList();
        var widths = Columns.Select((_, column) => Math.Max(3, cells.Max(row => row[column].Length))).ToArray();
        cells.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var lines = cells.Select(row => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
        return $"## {Title}\n\n{(Remark.Length > 0 ? $"{Remark}\n\n" : "")}{string.Join('\n', lines)}\n";
    }
}
