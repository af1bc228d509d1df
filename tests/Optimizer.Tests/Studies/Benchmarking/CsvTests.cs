using Optimizer.Studies.Benchmarking;

namespace Optimizer.Tests.Studies.Benchmarking;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("a, b")]
    [InlineData("say \"no\"")]
    [InlineData("two\nlines, \"both\"")]
    [InlineData("\"")]
    public void A_value_survives(string value)
    {
        var row = Assert.Single(Csv.Read($"a,b,c\n{Csv.Line(["x", value, "y"])}\n"));

        Assert.Equal(("x", value, "y"), (row["a"], row["b"], row["c"]));
    }

    [Fact]
    public void Only_what_needs_quotes_has_them() => Assert.Equal("a,\"b,c\",\"d\"\"e\"", Csv.Line(["a", "b,c", "d\"e"]));

    [Fact]
    public void A_row_that_was_cut_off_is_left_out() => Assert.Equal("1", Assert.Single(Csv.Read("a,b\n1,2\n3"))["a"]);

    [Fact]
    public void Line_breaks_of_another_system_and_blank_lines_are_understood() => Assert.Equal(2, Csv.Read("a,b\r\n1,2\r\n\r\n3,4").Length);

    [Fact]
    public void Nothing_has_no_rows() => Assert.Empty(Csv.Read(""));
}
