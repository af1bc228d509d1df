using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads sites and organisations.</summary>
internal static class SiteReader
{
    public static ImmutableArray<Site> ReadAll(ReadingContext context, Wire.Model model)
    {
        var law = model.Travel?.SourceCase ?? Wire.Travel.SourceOneofCase.None;
        return [.. model.Sites.Select((site, index) => Read(context, site, $"model.sites[{index}]", law))];
    }

    public static ImmutableArray<Organisation> Organisations(ReadingContext context, Wire.Model model) =>
        [.. model.Organisations.Select((wire, index) =>
            new Organisation(wire.Id, wire.HasName ? context.Issues.Name(wire.Name, $"model.organisations[{index}].name") : wire.Id))];

    private static Site Read(ReadingContext context, Wire.Site wire, string path, Wire.Travel.SourceOneofCase law)
    {
        if (wire.Position is null && law is Wire.Travel.SourceOneofCase.None or Wire.Travel.SourceOneofCase.GreatCircle)
            context.Issues.Add($"{path}.position", "site.missing_position", $"Site {Quoted.Text(wire.Id)} has no position, which the travel law needs. Give latitude and longitude, or travel matrices.");
        if (wire.PlanarPosition is null && law == Wire.Travel.SourceOneofCase.Planar)
            context.Issues.Add($"{path}.planar_position", "site.missing_planar_position", $"Site {Quoted.Text(wire.Id)} has no planar position, which planar travel needs. Give x and y.");

        return new()
        {
            Id = wire.Id,
            Name = wire.HasName ? context.Issues.Name(wire.Name, $"{path}.name") : wire.Id,
            Position = wire.Position is { } position ? ReadPosition(context, position, $"{path}.position") : null,
            PlanarPosition = wire.PlanarPosition is { } planar ? ReadPlanar(context, planar, $"{path}.planar_position") : null,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "site"),
        };
    }

    private static Position ReadPosition(ReadingContext context, Wire.Position wire, string path) => new(
        context.Issues.Number(wire.LatitudeDeg, $"{path}.latitude_deg", Limits.Latitude),
        context.Issues.Number(wire.LongitudeDeg, $"{path}.longitude_deg", Limits.Longitude));

    private static PlanarPosition ReadPlanar(ReadingContext context, Wire.PlanarPosition wire, string path) => new(
        context.Issues.Number(wire.XM, $"{path}.x_m", Limits.Plane),
        context.Issues.Number(wire.YM, $"{path}.y_m", Limits.Plane));
}
