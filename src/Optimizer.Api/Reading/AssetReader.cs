using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Api.Reading;

/// <summary>Reads shared assets.</summary>
internal static class AssetReader
{
    public static ImmutableArray<Asset> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites, ImmutableArray<VehicleType> types)
    {
        var siteById = CollectionReader.ById(sites, site => site.Id);
        if (model.Assets.Any(asset => asset.Carried is not null))
            CheckReservedIds(context.Issues, model);
        return [.. model.Assets.Select((wire, index) => Read(context, wire, $"model.assets[{index}]", siteById.GetValueOrDefault(wire.HomeSiteId), types))];
    }

    /// <summary>Shipments that carry assets need their ids.</summary>
    private static void CheckReservedIds(IssueList issues, Wire.Model model)
    {
        for (var index = 0; index < model.Collections.Count; index++)
            Check(model.Collections[index].Id, $"model.collections[{index}].id", "collection");
        for (var index = 0; index < model.Shipments.Count; index++)
            Check(model.Shipments[index].Id, $"model.shipments[{index}].id", "shipment");

        void Check(string id, string path, string kind)
        {
            if (id.StartsWith(AssetMove.ShipmentIdPrefix, StringComparison.Ordinal))
                issues.Add(path, $"{kind}.reserved_id", $"Ids that begin with '{AssetMove.ShipmentIdPrefix}', such as {Quoted.Text(id)}, are kept for moves of assets. Give another id.");
        }
    }

    private static Asset Read(ReadingContext context, Wire.Asset wire, string path, Site? home, ImmutableArray<VehicleType> types)
    {
        context.Sites.Check(wire.HomeSiteId, $"{path}.home_site_id", "asset");
        var windows = WindowReader.ReadHard(context, wire.AvailabilityWindows, $"{path}.availability_windows");
        return new()
        {
            Id = wire.Id,
            Name = wire.HasName ? context.Issues.Name(wire.Name, $"{path}.name") : wire.Id,
            Kind = context.Issues.Name(wire.Kind, $"{path}.kind"),
            Capabilities = Words(context.Issues, wire.Capabilities, $"{path}.capabilities", "capability"),
            HomeSiteId = wire.HomeSiteId,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "asset") ?? home?.OrganisationId,
            AvailabilityWindows = windows.IsEmpty ? [TimeWindow.Hard(TimeSpan.Zero, context.Clock.End)] : windows,
            Setups = Setups(context.Issues, wire, path),
            Cleanings = Cleanings(context.Issues, wire, path),
            Maintenance = wire.Maintenance is { } rule ? ReadMaintenance(context, wire, rule, $"{path}.maintenance") : null,
            SelfPropelled = wire.SelfPropelled is { } drive ? ReadSelfPropelled(context, drive, $"{path}.self_propelled", types) : null,
            Carried = wire.Carried is { } carried ? ReadCarried(context, carried, $"{path}.carried") : null,
            ReturnsHome = wire.ReturnsHome,
            FixedCostCents = context.Issues.Whole(wire.FixedCostCents, $"{path}.fixed_cost_cents", Limits.Money),
            PerHourCents = context.Issues.Number(wire.CostPerHourCents, $"{path}.cost_per_hour_cents", Limits.MoneyPerUnit),
        };
    }

    /// <summary>Distinct words, none of them empty.</summary>
    public static ImmutableArray<string> Words(IssueList issues, IReadOnlyList<string> words, string path, string kind)
    {
        for (var index = 0; index < words.Count; index++)
            issues.CheckId(words[index], $"{path}[{index}]", kind);
        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<AssetSetup> Setups(IssueList issues, Wire.Asset wire, string path)
    {
        CheckDistinct(issues, wire.Setups.Select(setup => $"{(setup.HasFromUse ? "from " + setup.FromUse : "in general")} to {setup.ToUse}"), $"{path}.setups", "asset.duplicate_setup");
        return [.. wire.Setups.Select((setup, index) => new AssetSetup(
            setup.HasFromUse ? setup.FromUse : null, setup.ToUse, issues.Duration(setup.Duration, $"{path}.setups[{index}].duration")))];
    }

    private static ImmutableArray<AssetCleaning> Cleanings(IssueList issues, Wire.Asset wire, string path)
    {
        CheckDistinct(issues, wire.Cleanings.Select(cleaning => $"after {cleaning.Use}"), $"{path}.cleanings", "asset.duplicate_cleaning");
        return [.. wire.Cleanings.Select((cleaning, index) => new AssetCleaning(cleaning.Use, issues.Duration(cleaning.Duration, $"{path}.cleanings[{index}].duration")))];
    }

    private static void CheckDistinct(IssueList issues, IEnumerable<string> entries, string path, string code)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var entry in entries)
        {
            if (!known.Add(entry))
                issues.Add($"{path}[{index}]", code, $"There is another entry {Quoted.Text(entry)}. Leave one of the two out.");
            index++;
        }
    }

    private static MaintenanceRule ReadMaintenance(ReadingContext context, Wire.Asset asset, Wire.MaintenanceRule wire, string path)
    {
        var site = context.Sites.Optional(wire.HasSiteId, wire.SiteId, $"{path}.site_id", "maintenance");
        if (site is not null && site != asset.HomeSiteId && asset.MobilityCase == Wire.Asset.MobilityOneofCase.None)
            context.Issues.Add($"{path}.site_id", "maintenance.asset_cannot_move", $"The maintenance is at {Quoted.Text(site)}, but the asset never leaves {Quoted.Text(asset.HomeSiteId)}. Leave the site out, or say how the asset moves.");
        return new(
            Positive(context.Issues, wire.MaxUseDuration, $"{path}.max_use_duration", "maintenance.missing_max_use"),
            context.Issues.Duration(wire.UsedDuration, $"{path}.used_duration"),
            context.Issues.Duration(wire.Duration, $"{path}.duration"),
            site);
    }

    private static SelfPropelled ReadSelfPropelled(ReadingContext context, Wire.SelfPropelled wire, string path, ImmutableArray<VehicleType> types)
    {
        if (wire.HasVehicleTypeId || types.Length != 1)
            context.VehicleTypes.Check(wire.VehicleTypeId, $"{path}.vehicle_type_id", "self_propelled");
        return new(
            wire.HasVehicleTypeId ? wire.VehicleTypeId : types.Length > 0 ? types[0].Id : "",
            context.Issues.Number(wire.CostPerKmCents, $"{path}.cost_per_km_cents", Limits.MoneyPerUnit),
            context.Issues.Number(wire.CostPerHourCents, $"{path}.cost_per_hour_cents", Limits.MoneyPerUnit));
    }

    private static CarriedByVehicle ReadCarried(ReadingContext context, Wire.CarriedByVehicle wire, string path)
    {
        var (amounts, massKg) = AmountReader.Read(context, wire.Amounts, $"{path}.amounts", null, "carried");
        return new()
        {
            Amounts = amounts,
            MassKg = massKg,
            Skills = CollectionReader.ReadSkills(context.Issues, wire.Skills, $"{path}.skills"),
            AllowedVehicleIds = context.Vehicles.CheckAll(wire.AllowedVehicleIds, $"{path}.allowed_vehicle_ids", "carried"),
            LoadingDuration = context.Issues.Duration(wire.LoadingDuration, $"{path}.loading_duration"),
            UnloadingDuration = context.Issues.Duration(wire.UnloadingDuration, $"{path}.unloading_duration"),
        };
    }

    /// <summary>A duration that must be given and last at least a second.</summary>
    public static TimeSpan Positive(IssueList issues, Google.Protobuf.WellKnownTypes.Duration? wire, string path, string code)
    {
        var faults = issues.Count;
        var duration = issues.Duration(wire, path);
        if (duration <= TimeSpan.Zero && issues.Count == faults)
            issues.Add(path, code, "The duration is missing or shorter than a second. Give one like \"3600s\".");
        return duration > TimeSpan.Zero ? duration : TimeSpan.FromSeconds(1);
    }
}
