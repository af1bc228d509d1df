using System.Collections.Immutable;
using Optimizer.Domain.Models;
using static Optimizer.Studies.Benchmarking.Generating.RegionalMaterials;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Who has material fetched: invented chains, each with branches all over a region, and the operators' own containers.</summary>
internal static class RegionalCustomers
{
    /// <summary>Equally frequent, so a customer with several streams comes once for each.</summary>
    public static ImmutableArray<Stream> Streams { get; } =
    [
        new("mustermarkt", "Mustermarkt", Paper, 200, 900), new("mustermarkt", "Mustermarkt", Crates, 150, 500),
        new("mustermarkt", "Mustermarkt", Packaging, 80, 300), new("musterbaeckerei", "Musterbäckerei", Organics, 150, 600),
        new("musterbaeckerei", "Musterbäckerei", Crates, 80, 250), new("musterdruckerei", "Musterdruckerei", Paper, 600, 2_600),
        new("musterbrauerei", "Musterbrauerei", Glass, 700, 2_800), new("musterbrauerei", "Musterbrauerei", Crates, 300, 1_100),
        new("mustertischlerei", "Mustertischlerei", Wood, 300, 1_400), new("musterwerkstatt", "Musterwerkstatt", Metal, 300, 1_600),
        new("mustermaschinenbau", "Mustermaschinenbau", Metal, 1_000, 4_500), new("musterhotel", "Musterhotel", Organics, 200, 700),
        new("musterklinik", "Musterklinikum", Packaging, 200, 700), new("musterklinik", "Musterklinikum", Paper, 300, 900),
        new("musterlager", "Musterlager", Packaging, 200, 900), new("musterlager", "Musterlager", Wood, 300, 1_200),
        new("mustermolkerei", "Mustermolkerei", Packaging, 250, 900), new("musterkueche", "Musterküche", Organics, 250, 900),
        new(null, "Glascontainer", Glass, 600, 2_200), new(null, "Papiercontainer", Paper, 300, 1_200),
    ];

    public static ImmutableArray<Organisation> Organisations { get; } =
        [.. Streams.Where(stream => stream.CustomerId is not null).Select(stream => new Organisation(stream.CustomerId!, stream.Name)).Distinct()];

    /// <param name="CustomerId">Null for the containers of the nearest operator.</param>
    public sealed record Stream(string? CustomerId, string Name, string MaterialId, int MinKg, int MaxKg);
}
