using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Writes a model to the wire, its defaults spelled out. Reading it back gives the same model.</summary>
public static class ModelWriter
{
    public static Wire.Model Write(Model model)
    {
        var wire = new Wire.Model
        {
            Name = model.Name,
            StartTime = Timestamp.FromDateTimeOffset(model.Start),
            EndTime = model.Stamp(model.End),
            Travel = TravelWriter.Write(model.Travel),
            Objective = Objective(model.Objective),
            FactorSetId = model.FactorSetId,
        };
        wire.Sites.AddRange(model.Sites.Select(Site));
        wire.Organisations.AddRange(model.Organisations.Select(item => new Wire.Organisation { Id = item.Id, Name = item.Name }));
        wire.LoadDimensions.AddRange(model.LoadDimensions.Select(item => new Wire.LoadDimension { Id = item.Id, Unit = (Wire.LoadUnit)(item.Unit + 1) }));
        wire.Materials.AddRange(model.Materials.Select(Material));
        wire.MaterialIncompatibilities.AddRange(model.MaterialIncompatibilities.Select(Incompatibility));
        wire.VehicleTypes.AddRange(model.VehicleTypes.Select(type => FleetWriter.Type(model, type)));
        wire.Vehicles.AddRange(model.Vehicles.Select(vehicle => FleetWriter.Vehicle(model, vehicle)));
        wire.Depots.AddRange(model.Depots.Select(depot => Depot(model, depot)));
        wire.Facilities.AddRange(model.Facilities.Select(facility => Facility(model, facility)));
        wire.Collections.AddRange(model.Collections.Select(collection => Collection(model, collection)));
        wire.BreakRules.AddRange(model.BreakRules.Select(rule => BreakRule(model, rule)));
        wire.Relations.AddRange(model.Relations.Select(Relation));
        wire.InitialRoutes.AddRange(model.InitialRoutes.Select(InitialRoute));
        return wire;
    }

    private static Wire.Objective Objective(Objective objective) => new()
    {
        CostWeight = objective.CostWeight,
        DistanceWeightCentsPerKm = objective.DistanceCentsPerKm,
        DurationWeightCentsPerHour = objective.DurationCentsPerHour,
        Co2EPricePerTCents = objective.Co2ePriceCentsPerTonne,
        PenaltyWeight = objective.PenaltyWeight,
    };

    private static Wire.Site Site(Site site)
    {
        var wire = new Wire.Site { Id = site.Id, Name = site.Name };
        if (site.Position is { } position)
            wire.Position = new() { LatitudeDeg = position.LatitudeDeg, LongitudeDeg = position.LongitudeDeg };
        if (site.PlanarPosition is { } planar)
            wire.PlanarPosition = new() { XM = planar.XMetres, YM = planar.YMetres };
        if (site.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        return wire;
    }

    private static Wire.Material Material(Material material)
    {
        var wire = new Wire.Material { Id = material.Id, Name = material.Name };
        if (material.DensityKgPerM3 is { } density)
            wire.DensityKgPerM3 = density;
        if (material.MassPerPieceKg is { } mass)
            wire.MassPerPieceKg = mass;
        wire.LoadDimensionIds.AddRange(material.LoadDimensionIds);
        return wire;
    }

    private static Wire.MaterialIncompatibility Incompatibility(MaterialIncompatibility item)
    {
        var wire = new Wire.MaterialIncompatibility { Scope = (Wire.IncompatibilityScope)(item.Scope + 1) };
        wire.MaterialIds.AddRange(item.MaterialIds);
        return wire;
    }

    private static Wire.Depot Depot(Model model, Depot depot)
    {
        var wire = new Wire.Depot { Id = depot.Id, SiteId = depot.SiteId };
        if (depot.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        wire.OpeningWindows.AddRange(depot.OpeningWindows.Select(window => Window(model, window)));
        return wire;
    }

    private static Wire.Facility Facility(Model model, Facility facility)
    {
        var wire = new Wire.Facility
        {
            Id = facility.Id,
            SiteId = facility.SiteId,
            ServiceDuration = facility.ServiceDuration.ToWire(),
            GateFeePerTCents = facility.GateFeePerTonneCents,
        };
        if (facility.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        wire.AcceptedMaterialIds.AddRange(facility.AcceptedMaterialIds);
        wire.OpeningWindows.AddRange(facility.OpeningWindows.Select(window => Window(model, window)));
        wire.DailyQuota.Fill(model, facility.DailyQuota);
        return wire;
    }

    private static Wire.Collection Collection(Model model, Collection collection)
    {
        var wire = new Wire.Collection
        {
            Id = collection.Id,
            SiteId = collection.SiteId,
            ServiceDuration = collection.ServiceDuration.ToWire(),
            SetupDuration = collection.SetupDuration.ToWire(),
            Mandatory = collection.IsMandatory,
            Priority = collection.Priority,
            Skills = FleetWriter.Skills(collection.Skills),
        };
        if (collection.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        if (collection.MaterialId is { } material)
            wire.MaterialId = material;
        if (!collection.IsMandatory)
            wire.PenaltyCostCents = collection.PenaltyCents;
        FillAmounts(wire, model, collection);
        wire.TimeWindows.AddRange(collection.TimeWindows.Select(window => Window(model, window)));
        wire.AllowedVehicleIds.AddRange(collection.AllowedVehicleIds);
        return wire;
    }

    /// <summary>Only the dimensions that the material is measured in may be named.</summary>
    private static void FillAmounts(Wire.Collection wire, Model model, Collection collection)
    {
        wire.Amounts.Fill(model, collection.Amounts);
        if (collection.MaterialId is not { } id || model.Material(id).LoadDimensionIds is not { IsEmpty: false } measured)
            return;
        foreach (var dimension in model.LoadDimensions.Where(dimension => !measured.Contains(dimension.Id)))
            wire.Amounts.Remove(dimension.Id);
    }

    private static Wire.TimeWindow Window(Model model, TimeWindow window)
    {
        var wire = new Wire.TimeWindow { StartTime = model.Stamp(window.Start), EndTime = model.Stamp(window.End) };
        if (window.SoftStart != window.Start || window.EarlyPerHourCents > 0)
            (wire.SoftStartTime, wire.CostPerHourEarlyCents) = (model.Stamp(window.SoftStart), window.EarlyPerHourCents);
        if (window.SoftEnd != window.End || window.LatePerHourCents > 0)
            (wire.SoftEndTime, wire.CostPerHourLateCents) = (model.Stamp(window.SoftEnd), window.LatePerHourCents);
        return wire;
    }

    private static Wire.BreakRule BreakRule(Model model, BreakRule rule)
    {
        var wire = new Wire.BreakRule { Id = rule.Id, Kind = (Wire.BreakRuleKind)(rule.Kind + 1) };
        if (rule.Kind == BreakRuleKind.Window)
        {
            wire.EarliestStartTime = model.Stamp(rule.EarliestStart);
            wire.LatestStartTime = model.Stamp(rule.LatestStart);
            wire.Duration = rule.Duration.ToWire();
        }

        return wire;
    }

    private static Wire.Relation Relation(Relation relation)
    {
        var wire = new Wire.Relation { Id = relation.Id, Kind = (Wire.RelationKind)(relation.Kind + 1) };
        wire.CollectionIds.AddRange(relation.CollectionIds);
        return wire;
    }

    private static Wire.InitialRoute InitialRoute(InitialRoute route)
    {
        var wire = new Wire.InitialRoute { VehicleId = route.VehicleId, ShiftId = route.ShiftId, PinnedVisits = route.PinnedVisits };
        wire.Visits.AddRange(route.Visits.Select(visit => visit.CollectionId is { } id
            ? new Wire.InitialVisit { CollectionId = id }
            : new Wire.InitialVisit { FacilityId = visit.FacilityId }));
        return wire;
    }
}
