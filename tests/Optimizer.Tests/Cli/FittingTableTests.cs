using Optimizer.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Optimizer.Tests.Cli;

public sealed class FittingTableTests
{
    [Theory]
    [InlineData(120, "Vehicle Stops Driving km")]
    [InlineData(33, "Vehicle Stops km")]
    [InlineData(27, "Vehicle km")]
    [InlineData(10, "Vehicle km")]
    public void The_least_important_columns_go_first_where_it_is_narrow(int width, string titles)
    {
        var table = new FittingTable().Text("Vehicle").Number("Stops", 1).Number("Driving", 2).Number("km");
        table.Add("refuse-26t", "12", "4:06", "105.7");

        // With 3 between columns and at the ends: 13 + 8 + 10 + 8 + 3 = 42, then 32, then 24.
        Assert.Equal(titles, string.Join(' ', table.Render(width).Columns.Select(TitleOf)));
    }

    [Fact]
    public void What_has_the_same_reason_is_in_one_row()
    {
        var table = ReasonTable.Of("Not served", [("a", ["Occupied."], null), ("b", ["Too short."], null), ("c", ["Occupied."], "End later."), ("d", ["Occupied."], null)]);

        Assert.Equal(2, table.Rows.Count);
        var text = Text(table);
        Assert.Contains("c: End later.", text, StringComparison.Ordinal);
        Assert.Contains("a, d", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Occupied.").Length);
    }

    private static string TitleOf(TableColumn column) => string.Concat(column.Header.GetSegments(AnsiConsole.Console).Select(segment => segment.Text)).Trim();

    private static string Text(IRenderable table) => string.Concat(table.GetSegments(AnsiConsole.Console).Select(segment => segment.Text));
}
