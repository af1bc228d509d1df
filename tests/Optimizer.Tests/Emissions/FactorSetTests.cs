using System.Text.Json;
using Optimizer.Domain.Emissions;

namespace Optimizer.Tests.Emissions;

public sealed class FactorSetTests
{
    private static readonly string[] Bodies = ["van-3t5", "rigid-7t5", "rigid-12t", "rigid-18t", "rigid-26t", "artic-40t", "refuse-26t"];

    [Fact]
    public void The_default_set_is_known_by_its_id_and_others_are_not()
    {
        Assert.Equal("iso14083-eu-2026", Assert.Single(FactorSet.KnownIds));
        Assert.Same(FactorSet.Default, FactorSet.Find("iso14083-eu-2026"));
        Assert.Null(FactorSet.Find("iso14083-eu-1999"));
    }

    [Fact]
    public void There_is_a_diesel_and_an_electric_class_for_every_body()
    {
        string[] expected = [.. Bodies.SelectMany(body => new[] { $"{body}-diesel", $"{body}-electric" }).Order(StringComparer.Ordinal)];

        Assert.Equal(expected, FactorSet.Default.Classes.Select(vehicle => vehicle.Id).Order(StringComparer.Ordinal));
        Assert.True(FactorSet.Default.HasClass("rigid-18t-diesel"));
        Assert.False(FactorSet.Default.HasClass("bicycle"));
    }

    [Theory]
    [InlineData("diesel", 9.8916, 2_637.44, 3_436.16)] // 42.8 * 0.832 / 3.6; 3.17 * 832; 4.13 * 832
    [InlineData("hvo", 9.5333, 0, 549.12)] // 44 * 0.78 / 3.6; 0; 16 * 44 * 0.78
    [InlineData("cng", 12.5278, 2_680, 3_070)]
    [InlineData("electricity-de", 1.1111, 0, 474.4444)] // 1 / 0.9; 0; 427 / 0.9
    public void Carriers_have_the_factors_of_their_sources(string id, double kwh, double ttwGrams, double wtwGrams)
    {
        var carrier = FactorSet.Default.Carriers.Single(carrier => carrier.Id == id);

        Assert.Equal(kwh, carrier.EnergyKwhPerUnit, 4);
        Assert.Equal(ttwGrams, carrier.TtwGramsPerUnit, 4);
        Assert.Equal(wtwGrams, carrier.WtwGramsPerUnit, 4);
    }

    [Fact]
    public void Every_class_is_complete_and_every_carrier_emits_more_from_the_well_than_from_the_tank()
    {
        Assert.All(FactorSet.Default.Carriers, carrier => Assert.True(carrier.WtwGramsPerUnit > carrier.TtwGramsPerUnit, carrier.Id));
        Assert.All(FactorSet.Default.Classes, vehicle =>
        {
            Assert.Equal(3, vehicle.SpeedKnotsKmh.Length);
            Assert.Equal(3, vehicle.Per100Km.Length);
            Assert.Equal(3, vehicle.Per100KmAndTonne.Length);
            Assert.All(vehicle.Per100KmAndTonne, value => Assert.True(value > 0, vehicle.Id));
            Assert.True(vehicle.CurbMassKg > 0 && vehicle.PayloadKg > 0, vehicle.Id);
        });
    }

    [Fact]
    public void Every_number_names_a_source_that_the_file_explains()
    {
        using var stream = typeof(FactorSet).Assembly.GetManifestResourceStream("iso14083-eu-2026.json")!;
        using var document = JsonDocument.Parse(stream);
        var explained = document.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()).ToHashSet();
        var withoutSource = new List<string>();

        FindNumbersWithoutSource(document.RootElement, "", explained, withoutSource);

        Assert.Empty(withoutSource);
    }

    private static void FindNumbersWithoutSource(JsonElement element, string path, HashSet<string?> explained, List<string> found)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            var hasNumbers = element.EnumerateObject().Any(property => property.Value.ValueKind == JsonValueKind.Number
                || (property.Value.ValueKind == JsonValueKind.Array && property.Value[0].ValueKind == JsonValueKind.Number));
            if (hasNumbers && !(element.TryGetProperty("source", out var source) && explained.Contains(source.GetString())))
                found.Add(path);
            foreach (var property in element.EnumerateObject())
                FindNumbersWithoutSource(property.Value, $"{path}.{property.Name}", explained, found);
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                FindNumbersWithoutSource(item, $"{path}[]", explained, found);
        }
    }
}
