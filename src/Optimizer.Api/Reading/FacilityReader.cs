using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads depots and facilities.</summary>
internal static class FacilityReader
{
    public static ImmutableArray<Facility> ReadAll(ReadingContext context, Wire.Model model) =>
        [.. model.Facilities.Select((facility, index) => Read(context, facility, $"model.facilities[{index}]"))];

    public static ImmutableArray<Depot> Depots(ReadingContext context, Wire.Model model) =>
        [.. model.Depots.Select((depot, index) => Read(context, depot, $"model.depots[{index}]"))];

    private static Facility Read(ReadingContext context, Wire.Facility wire, string path)
    {
        context.Sites.Check(wire.SiteId, $"{path}.site_id", "facility");
        return new()
        {
            Id = wire.Id,
            SiteId = wire.SiteId,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "facility"),
            AcceptedMaterialIds = context.Materials.CheckAll(wire.AcceptedMaterialIds, $"{path}.accepted_material_ids", "facility"),
            OpeningWindows = WindowReader.ReadHard(context, wire.OpeningWindows, $"{path}.opening_windows"),
            ServiceDuration = context.Issues.Duration(wire.ServiceDuration, $"{path}.service_duration"),
            GateFeePerTonneCents = context.Issues.Number(wire.GateFeePerTCents, $"{path}.gate_fee_per_t_cents", Limits.MoneyPerUnit),
            Reloads = wire.Reloads,
            Treatments = TreatmentReader.ReadAll(context, wire, $"{path}.treatments"),
            DailyQuota = LoadReader.Limit(context, wire.DailyQuota, $"{path}.daily_quota", "facility"),
        };
    }

    private static Depot Read(ReadingContext context, Wire.Depot wire, string path)
    {
        context.Sites.Check(wire.SiteId, $"{path}.site_id", "depot");
        return new()
        {
            Id = wire.Id,
            SiteId = wire.SiteId,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "depot"),
            OpeningWindows = WindowReader.ReadHard(context, wire.OpeningWindows, $"{path}.opening_windows"),
        };
    }
}
