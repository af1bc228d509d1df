using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads a model from the wire, every default filled in.</summary>
public static class ModelReader
{
    /// <exception cref="InvalidRequestException">Something is wrong; the exception says all that is.</exception>
    public static Model Read(Wire.Model? wire, EnergyClasses classes)
    {
        var issues = new IssueList();
        var parts = Read(issues, wire, classes);
        issues.ThrowIfAny();
        return new(parts!);
    }

    /// <summary>Null only when there is no model at all. To be used only if no fault was found.</summary>
    internal static ModelParts? Read(IssueList issues, Wire.Model? wire, EnergyClasses classes)
    {
        if (wire is null)
        {
            issues.Add("model", "model.missing", "The request has no model. Give one with at least sites, a vehicle and collections.");
            return null;
        }

        if (wire.HasFactorSetId && wire.FactorSetId != classes.FactorSetId)
            issues.Add("model.factor_set_id", "model.unknown_factor_set", $"There is no factor set {Quoted.Text(wire.FactorSetId)}. Use {Quoted.Text(classes.FactorSetId)}, or leave it out.");
        return ReadParts(new(issues, wire, classes), wire);
    }

    private static ModelParts ReadParts(ReadingContext context, Wire.Model wire)
    {
        var sites = SiteReader.ReadAll(context, wire);
        var organisations = SiteReader.Organisations(context, wire);
        var materials = MaterialReader.ReadAll(context, wire);
        var incompatibilities = MaterialReader.Incompatibilities(context, wire);
        var types = VehicleTypeReader.ReadAll(context, wire);
        var vehicles = VehicleReader.ReadAll(context, wire);
        var depots = FacilityReader.Depots(context, wire);
        var facilities = FacilityReader.ReadAll(context, wire);
        var collections = CollectionReader.ReadAll(context, wire, sites, materials);
        var shipments = ShipmentReader.ReadAll(context, wire, sites, materials);
        var offers = OfferReader.ReadAll(context, wire, sites, materials);
        var needs = NeedReader.ReadAll(context, wire, sites, materials);
        CheckSites(context, wire);

        return new()
        {
            Name = context.Issues.Name(wire.Name, "model.name"),
            Start = context.Clock.Start,
            End = context.Clock.End,
            LoadDimensions = context.LoadDimensions,
            Sites = sites,
            Organisations = organisations,
            Materials = materials,
            MaterialIncompatibilities = incompatibilities,
            VehicleTypes = types,
            Vehicles = vehicles,
            Depots = depots,
            Facilities = facilities,
            Collections = collections,
            Shipments = shipments,
            BreakRules = RuleReader.BreakRules(context, wire),
            Relations = RuleReader.Relations(context, wire),
            InitialRoutes = InitialRouteReader.ReadAll(context, wire, vehicles),
            Travel = TravelReader.Read(context, wire, sites),
            Objective = ObjectiveReader.Read(context.Issues, wire.Objective),
            FactorSetId = context.Classes.FactorSetId,
            Offers = offers,
            Needs = needs,
            Contracts = ContractReader.ReadAll(context, wire, offers, needs),
            OrganisationExclusions = ContractReader.Exclusions(context, wire),
            Assets = AssetReader.ReadAll(context, wire, sites, types),
            Bookings = BookingReader.ReadAll(context, wire, sites),
            SharingObjective = BookingReader.Objective(context.Issues, wire.SharingObjective),
        };
    }

    /// <summary>One fault for a missing list of sites, instead of one for every reference into it.</summary>
    private static void CheckSites(ReadingContext context, Wire.Model wire)
    {
        var places = wire.Collections.Count + wire.Offers.Count + wire.Needs.Count + wire.Assets.Count + wire.Bookings.Count + (2 * wire.Shipments.Count) + wire.Facilities.Count + wire.Depots.Count + wire.Vehicles.Sum(vehicle => vehicle.Shifts.Count(shift => shift.HasStartSiteId || shift.HasEndSiteId));
        if (wire.Sites.Count == 0 && places > 0)
            context.Issues.Add("model.sites", "model.no_sites", $"The model has no sites, but refers to sites in {places:N0} {(places == 1 ? "place" : "places")}. Give the sites that it refers to.");
    }
}
