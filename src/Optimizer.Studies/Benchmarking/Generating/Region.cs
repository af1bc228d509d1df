using System.Collections.Immutable;
using System.Globalization;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>A region that models are generated for: its real places, and the towns where fleets are at home.</summary>
public sealed class Region
{
    private Region(string id, string name, ImmutableArray<string> depotTowns)
    {
        (Id, Name, DepotTowns) = (id, name, depotTowns);
        Places = ReadPlaces(id);
    }

    public static Region Nordwest { get; } =
        new("nordwest", "Metropolregion Nordwest", ["Bremen", "Oldenburg", "Bremerhaven", "Vechta", "Wilhelmshaven"]);

    public static Region Ruhr { get; } = new("ruhr", "Metropole Ruhr", ["Dortmund", "Essen", "Duisburg", "Recklinghausen", "Hagen"]);

    public static ImmutableArray<Region> All => [Nordwest, Ruhr];

    public string Id { get; }
    public string Name { get; }
    public ImmutableArray<string> DepotTowns { get; }
    public ImmutableArray<Place> Places { get; }

    /// <summary>The middle of a town's postcode areas.</summary>
    public Position Centre(string town)
    {
        var positions = Places.Where(place => place.Name == town).Select(place => place.Position).ToArray();
        return new(
            Math.Round(positions.Average(position => position.LatitudeDeg), 5),
            Math.Round(positions.Average(position => position.LongitudeDeg), 5));
    }

    private static ImmutableArray<Place> ReadPlaces(string id)
    {
        using var stream = typeof(Region).Assembly.GetManifestResourceStream($"{id}.csv")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => ReadPlace(line.Split(';')))];
    }

    private static Place ReadPlace(string[] cells) => new(
        cells[0],
        cells[1],
        new(double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture)));
}
