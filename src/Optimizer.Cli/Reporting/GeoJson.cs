using System.Buffers;
using System.Text;
using System.Text.Json;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Reporting;

/// <summary>
/// A plan's routes as a GeoJSON FeatureCollection (RFC 7946): a LineString for each route, then a Point for each of its stops, and
/// a Point for what is not planned. Features of sites without WGS 84 positions have no geometry.
/// </summary>
public static class GeoJson
{
    /// <summary>Indented; ends with a line break.</summary>
    public static string Write(Model model, Plan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            for (var route = 0; route < plan.Routes.Length; route++)
                WriteRoute(json, model, plan.Routes[route], plan.Account.Routes[route].Figures);
            foreach (var unplanned in plan.Unplanned)
                WriteUnplanned(json, model, unplanned);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteRoute(Utf8JsonWriter json, Model model, Route route, Figures figures)
    {
        var sites = route.Visits.Select(visit => visit.SiteId).Prepend(route.StartSiteId).Append(route.EndSiteId);
        Position[] line = [.. sites.OfType<string>().Select(id => model.Site(id).Position).OfType<Position>()];
        WriteFeature(json, () => WriteLine(json, line), () =>
        {
            json.WriteString("kind", "route");
            json.WriteString("vehicle_id", route.VehicleId);
            json.WriteString("shift_id", route.ShiftId);
            WriteTime(json, "start_time", model, route.Start);
            WriteTime(json, "end_time", model, route.End);
            json.WriteNumber("collections", figures.Collections);
            json.WriteNumber("distance_m", figures.DistanceMetres);
            json.WriteNumber("duration_s", (long)figures.Duration.TotalSeconds);
            json.WriteNumber("cost_cents", figures.CostCents);
            json.WriteNumber("energy_kwh", Math.Round(figures.Energy.EnergyKwh, 3));
            json.WriteNumber("co2e_wtw_g", Math.Round(figures.Energy.WtwGrams, 1));
            json.WriteNumber("collected_mass_kg", Math.Round(figures.CollectedMassKg, 3));
        });
        for (var visit = 0; visit < route.Visits.Length; visit++)
            WriteStop(json, model, route, route.Visits[visit], visit + 1);
    }

    private static void WriteStop(Utf8JsonWriter json, Model model, Route route, Visit visit, int number) =>
        WriteFeature(json, () => WritePoint(json, model.Site(visit.SiteId).Position), () =>
        {
            json.WriteString("kind", KindOf(visit));
            json.WriteString("vehicle_id", route.VehicleId);
            json.WriteString("shift_id", route.ShiftId);
            json.WriteNumber("number", number);
            WriteId(json, visit);
            json.WriteString("site_id", visit.SiteId);
            json.WriteString("name", model.Site(visit.SiteId).Name);
            WriteTime(json, "arrival_time", model, visit.Arrival);
            WriteTime(json, "service_start_time", model, visit.ServiceStart);
            WriteTime(json, "departure_time", model, visit.Departure);
            WriteLoad(json, "amounts", model, visit.Amounts);
            if (visit.DeliveredAmounts is { } delivered)
                WriteLoad(json, "delivered_amounts", model, delivered);
            if (visit.ReloadedAmounts is { } reloaded)
                WriteLoad(json, "reloaded_amounts", model, reloaded);
            WriteLoad(json, "load_after", model, visit.LoadAfter);
        });

    private static string KindOf(Visit visit) => visit switch
    {
        { CollectionId: not null } => "collect",
        { FacilityId: not null } => "unload",
        { ShipmentEnd: ShipmentEnd.Pickup } => "pickup",
        _ => "delivery",
    };

    private static void WriteId(Utf8JsonWriter json, Visit visit)
    {
        if (visit.ShipmentId is { } shipment)
            json.WriteString("shipment_id", shipment);
        else
            json.WriteString(visit.CollectionId is null ? "facility_id" : "collection_id", visit.CollectionId ?? visit.FacilityId);
    }

    private static void WriteUnplanned(Utf8JsonWriter json, Model model, Unplanned unplanned)
    {
        var site = model.Site(model.Work(unplanned.WorkId).SiteId);
        WriteFeature(json, () => WritePoint(json, site.Position), () =>
        {
            json.WriteString("kind", "unplanned");
            json.WriteString(model.HasShipment(unplanned.WorkId) ? "shipment_id" : "collection_id", unplanned.WorkId);
            json.WriteString("site_id", site.Id);
            json.WriteString("name", site.Name);
            json.WriteBoolean("mandatory", unplanned.IsMandatory);
        });
    }

    private static void WriteFeature(Utf8JsonWriter json, Action geometry, Action properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        geometry();
        json.WriteStartObject("properties");
        properties();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A line needs two positions.</summary>
    private static void WriteLine(Utf8JsonWriter json, Position[] line)
    {
        if (line.Length < 2)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (var position in line)
            WritePosition(json, position);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, Position? position)
    {
        if (position is not { } point)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        WritePosition(json, point);
        json.WriteEndObject();
    }

    /// <summary>Longitude first.</summary>
    private static void WritePosition(Utf8JsonWriter json, Position position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position.LongitudeDeg);
        json.WriteNumberValue(position.LatitudeDeg);
        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, Model model, TimeSpan fromStart) =>
        json.WriteString(name, (model.Start + fromStart).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));

    private static void WriteLoad(Utf8JsonWriter json, string name, Model model, LoadVector load)
    {
        json.WriteStartObject(name);
        for (var dimension = 0; dimension < load.Dimensions; dimension++)
            json.WriteNumber(model.LoadDimensions[dimension].Id, load[dimension] / 1_000.0);
        json.WriteEndObject();
    }
}
