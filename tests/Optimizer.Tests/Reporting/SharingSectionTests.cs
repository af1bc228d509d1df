using System.Xml.Linq;
using Optimizer.Cli.Reporting;
using Optimizer.Tests.Planning.Sharing;
using static Optimizer.Tests.Planning.Sharing.TinySharing;

namespace Optimizer.Tests.Reporting;

public sealed class SharingSectionTests
{
    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.German)]
    public void Uses_moves_and_unserved_bookings_are_on_the_page(ReportLanguage language)
    {
        var model = Model([Digger("D"), Digger("E")], Booking("B0", "a", 10, 20, 10), Booking("B1", "c", 30, 40, 10), Booking("B2", "b", 10, 20, 10));
        var plan = TinySharing.Plan(model, [Use(0, 0, 10, 20), Use(0, 1, 30, 40)]);

        var page = HtmlReport.Render(model, plan with { Sharing = plan.Sharing with { Unserved = [plan.Sharing.Unserved[0] with { Reasons = [new(Domain.Plans.Sharing.UnservedCode.Occupied, [], "It is taken.")] }] } }, ReportOptions.Default with { Language = language });
        var section = XDocument.Parse(page[page.IndexOf("<body>", StringComparison.Ordinal)..(page.IndexOf("</body>", StringComparison.Ordinal) + 7)]).Descendants("section").Single(each => each.Attribute("id")?.Value == "assets");

        // Two uses, two moves; D and E have a row each.
        Assert.Equal(2, Bars("service"));
        Assert.Equal(2, Bars("driving"));
        Assert.Equal(2, section.Descendants("g").Count(row => row.Attribute("class")?.Value.StartsWith("row ", StringComparison.Ordinal) == true));
        Assert.Contains(section.DescendantNodes().OfType<XText>(), text => text.Value == "B2");
        Assert.Contains(language == ReportLanguage.German ? "Belegt" : "Occupied", page);

        int Bars(string kind) => section.Descendants("rect").Count(bar => bar.Attribute("class")?.Value == kind && bar.Attribute("data-tip") is not null);
    }
}
