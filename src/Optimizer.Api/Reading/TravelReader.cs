using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads how far and how long it is between sites.</summary>
internal static class TravelReader
{
    public static Travel Read(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites)
    {
        var source = model.Travel?.SourceCase ?? Wire.Travel.SourceOneofCase.None;
        CheckProfiles(context, model, source);
        return source switch
        {
            Wire.Travel.SourceOneofCase.Planar => Planar(context, model.Travel!.Planar, sites),
            Wire.Travel.SourceOneofCase.Matrices => MatrixReader.ReadAll(context, model, model.Travel!.Matrices),
            Wire.Travel.SourceOneofCase.GreatCircle => GreatCircle(context.Issues, model.Travel!.GreatCircle),
            _ => new Travel.GreatCircle(1),
        };
    }

    private static Travel.GreatCircle GreatCircle(IssueList issues, Wire.GreatCircleTravel wire) =>
        new(wire.HasDurationFactor ? issues.Number(wire.DurationFactor, "model.travel.great_circle.duration_factor", Limits.Factor) : 1);

    private static Travel.Planar Planar(ReadingContext context, Wire.PlanarTravel wire, ImmutableArray<Site> sites)
    {
        const string path = "model.travel.planar";
        var metric = context.Issues.Choice<Wire.PlanarMetric, PlanarMetric>(wire.Metric, $"{path}.metric");
        var rounding = context.Issues.Choice<Wire.PlanarRounding, PlanarRounding>(wire.Rounding, $"{path}.rounding");
        var scale = wire.HasScale ? context.Issues.Number(wire.Scale, $"{path}.scale", Limits.Scale) : 1;
        var metresPerSecond = wire.HasSpeedKmh ? context.Issues.Number(wire.SpeedKmh, $"{path}.speed_kmh", Limits.Speed) / 3.6 : 1;

        var longest = scale * (Extent(sites, point => point.XMetres) + Extent(sites, point => point.YMetres));
        if (longest > Limits.Distance.Most || longest / metresPerSecond > Limits.DrivingSeconds.Most)
            context.Issues.Add(path, "planar.too_large", $"The sites span {longest:N0} m, or {longest / metresPerSecond:N0} s. At most {Limits.Distance.Most:N0} m and {Limits.DrivingSeconds.Most:N0} s can be planned. Choose a smaller scale.");
        return new(metric, rounding, scale, metresPerSecond);
    }

    private static double Extent(ImmutableArray<Site> sites, Func<PlanarPosition, double> coordinate)
    {
        // A coordinate at the limit was beyond it, which is reported already.
        var values = sites.Where(site => site.PlanarPosition is not null).Select(site => coordinate(site.PlanarPosition!.Value))
            .Where(value => Math.Abs(value) < Limits.Plane.Most).ToArray();
        return values.Length == 0 ? 0 : values.Max() - values.Min();
    }

    /// <summary>Every vehicle type must have exactly one matrix, if there are any.</summary>
    private static void CheckProfiles(ReadingContext context, Wire.Model model, Wire.Travel.SourceOneofCase source)
    {
        var profiles = source == Wire.Travel.SourceOneofCase.Matrices
            ? model.Travel.Matrices.Matrices.Select(matrix => matrix.ProfileId).ToHashSet(StringComparer.Ordinal)
            : [];
        for (var index = 0; index < model.VehicleTypes.Count; index++)
        {
            var (type, path) = (model.VehicleTypes[index], $"model.vehicle_types[{index}].travel_profile_id");
            if (type.HasTravelProfileId && !profiles.Contains(type.TravelProfileId))
                context.Issues.Add(path, "vehicle_type.unknown_travel_profile", $"There is no travel matrix of profile {Quoted.Text(type.TravelProfileId)}. Add one to model.travel.matrices, or leave the profile out.");
            else if (!type.HasTravelProfileId && profiles.Count > 1 && !profiles.Contains(""))
                context.Issues.Add(path, "vehicle_type.missing_travel_profile", $"There are {profiles.Count} travel matrices, and none without a profile. Say which one holds for {Quoted.Text(type.Id)}.");
        }
    }
}
