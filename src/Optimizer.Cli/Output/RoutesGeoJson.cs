using System.Text.Json;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Output;

/// <summary>Routes as GeoJSON (RFC 7946): a line per route, straight from stop to stop, and a point per stop.</summary>
internal static class RoutesGeoJson
{
    public static void Write(Model model, Plan plan, TextWriter writer)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var route in plan.Routes)
                WriteRoute(json, model, route);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteRoute(Utf8JsonWriter json, Model model, Route route)
    {
        var sites = route.Visits.Select(visit => visit.SiteId).Prepend(route.StartSiteId).Append(route.EndSiteId).OfType<string>().ToArray();
        if (sites.Length > 1)
            WriteLine(json, model, route, sites);
        for (var stop = 0; stop < route.Visits.Length; stop++)
            WriteStop(json, model, route, stop);
    }

    private static void WriteLine(Utf8JsonWriter json, Model model, Route route, string[] sites)
    {
        StartFeature(json, "LineString");
        json.WriteStartArray("coordinates");
        foreach (var site in sites)
            WritePosition(json, model.Site(site));
        json.WriteEndArray();
        json.WriteEndObject();

        StartProperties(json, route);
        json.WriteNumber("collections", route.Visits.Count(visit => visit.CollectionId is not null));
        json.WriteNumber("distance_m", route.Transitions.Sum(transition => transition.DistanceMetres));
        json.WriteNumber("duration_s", (long)(route.End - route.Start).TotalSeconds);
        json.WriteNumber("co2e_wtw_g", Math.Round(route.Transitions.Sum(transition => transition.Energy.WtwGrams), 1));
        EndFeature(json);
    }

    private static void WriteStop(Utf8JsonWriter json, Model model, Route route, int stop)
    {
        var visit = route.Visits[stop];
        StartFeature(json, "Point");
        json.WritePropertyName("coordinates");
        WritePosition(json, model.Site(visit.SiteId));
        json.WriteEndObject();

        StartProperties(json, route);
        json.WriteNumber("stop", stop + 1);
        json.WriteString("site", visit.SiteId);
        json.WriteString(visit.CollectionId is null ? "facility" : "collection", visit.CollectionId ?? visit.FacilityId);
        json.WriteString("service_start_time", (model.Start + visit.ServiceStart).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        EndFeature(json);
    }

    private static void StartFeature(Utf8JsonWriter json, string geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", geometry);
    }

    private static void StartProperties(Utf8JsonWriter json, Route route)
    {
        json.WriteStartObject("properties");
        json.WriteString("vehicle", route.VehicleId);
        json.WriteString("shift", route.ShiftId);
    }

    private static void EndFeature(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, Site site)
    {
        json.WriteStartArray();
        json.WriteNumberValue(site.Position!.Value.LongitudeDeg);
        json.WriteNumberValue(site.Position!.Value.LatitudeDeg);
        json.WriteEndArray();
    }
}
