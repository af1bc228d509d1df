using System.Collections.Immutable;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Domain.Models;

/// <summary>
/// What a region asks, with every default filled in. Whoever holds one holds a consistent one: every id that is referred
/// to exists, and ids of one kind differ.
/// </summary>
public sealed class Model
{
    private readonly Dictionary<string, Site> _sites;
    private readonly Dictionary<string, VehicleType> _vehicleTypes;
    private readonly Dictionary<string, Vehicle> _vehicles;
    private readonly Dictionary<string, Facility> _facilities;
    private readonly Dictionary<string, Collection> _collections;
    private readonly Dictionary<string, Shipment> _shipments;
    private readonly Dictionary<string, IWork> _work;
    private readonly Dictionary<string, Material> _materials;
    private readonly Dictionary<string, BreakRule> _breakRules;
    private readonly Dictionary<string, Offer> _offers;
    private readonly Dictionary<string, Need> _needs;
    private readonly Dictionary<string, Asset> _assets;
    private readonly Dictionary<string, Booking> _bookings;

    /// <exception cref="ArgumentException">An id is missing or there twice.</exception>
    public Model(ModelParts parts)
    {
        Parts = parts;
        _sites = ById(parts.Sites, site => site.Id, "site");
        _vehicleTypes = ById(parts.VehicleTypes, type => type.Id, "vehicle type");
        _vehicles = ById(parts.Vehicles, vehicle => vehicle.Id, "vehicle");
        _facilities = ById(parts.Facilities, facility => facility.Id, "facility");
        _collections = ById(parts.Collections, collection => collection.Id, "collection");
        _shipments = ById(parts.Shipments, shipment => shipment.Id, "shipment");
        _work = ById<IWork>([.. parts.Collections, .. parts.Shipments], work => work.Id, "collection or shipment");
        _materials = ById(parts.Materials, material => material.Id, "material");
        _breakRules = ById(parts.BreakRules, rule => rule.Id, "break rule");
        _offers = ById(parts.Offers, offer => offer.Id, "offer");
        _needs = ById(parts.Needs, need => need.Id, "need");
        _assets = ById(parts.Assets, asset => asset.Id, "asset");
        _bookings = ById(parts.Bookings, booking => booking.Id, "booking");
        CheckReferences();
        CheckRedistribution();
        CheckSharing();
    }

    /// <summary>The same parts in one record: <c>new Model(model.Parts with { … })</c> varies a model and checks it again.</summary>
    public ModelParts Parts { get; }

    public string Name => Parts.Name;

    /// <summary>The moment from which all times of the model count.</summary>
    public DateTimeOffset Start => Parts.Start;

    /// <summary>The last moment of the plan, from the start.</summary>
    public TimeSpan End => Parts.End;

    public ImmutableArray<LoadDimension> LoadDimensions => Parts.LoadDimensions;
    public ImmutableArray<Site> Sites => Parts.Sites;
    public ImmutableArray<Organisation> Organisations => Parts.Organisations;
    public ImmutableArray<Material> Materials => Parts.Materials;
    public ImmutableArray<MaterialIncompatibility> MaterialIncompatibilities => Parts.MaterialIncompatibilities;
    public ImmutableArray<VehicleType> VehicleTypes => Parts.VehicleTypes;
    public ImmutableArray<Vehicle> Vehicles => Parts.Vehicles;
    public ImmutableArray<Depot> Depots => Parts.Depots;
    public ImmutableArray<Facility> Facilities => Parts.Facilities;
    public ImmutableArray<Collection> Collections => Parts.Collections;
    public ImmutableArray<Shipment> Shipments => Parts.Shipments;
    public ImmutableArray<BreakRule> BreakRules => Parts.BreakRules;
    public ImmutableArray<Relation> Relations => Parts.Relations;
    public ImmutableArray<InitialRoute> InitialRoutes => Parts.InitialRoutes;
    public Travel Travel => Parts.Travel;
    public Objective Objective => Parts.Objective;
    public string FactorSetId => Parts.FactorSetId;
    public ImmutableArray<Offer> Offers => Parts.Offers;
    public ImmutableArray<Need> Needs => Parts.Needs;
    public ImmutableArray<Contract> Contracts => Parts.Contracts;
    public ImmutableArray<OrganisationExclusion> OrganisationExclusions => Parts.OrganisationExclusions;
    public ImmutableArray<Asset> Assets => Parts.Assets;
    public ImmutableArray<Booking> Bookings => Parts.Bookings;
    public SharingObjective SharingObjective => Parts.SharingObjective;

    public Site Site(string id) => _sites[id];

    public VehicleType VehicleType(string id) => _vehicleTypes[id];

    public Vehicle Vehicle(string id) => _vehicles[id];

    public Facility Facility(string id) => _facilities[id];

    public Collection Collection(string id) => _collections[id];

    public Shipment Shipment(string id) => _shipments[id];

    /// <summary>Collections, then shipments.</summary>
    public IEnumerable<IWork> AllWork => [.. Collections, .. Shipments];

    /// <summary>A collection or a shipment.</summary>
    public IWork Work(string id) => _work[id];

    public Material Material(string id) => _materials[id];

    public BreakRule BreakRule(string id) => _breakRules[id];

    public Asset Asset(string id) => _assets[id];

    public Booking Booking(string id) => _bookings[id];

    public bool HasAsset(string id) => _assets.ContainsKey(id);

    public bool HasBooking(string id) => _bookings.ContainsKey(id);

    public bool HasSite(string id) => _sites.ContainsKey(id);

    public bool HasCollection(string id) => _collections.ContainsKey(id);

    public bool HasShipment(string id) => _shipments.ContainsKey(id);

    public bool HasFacility(string id) => _facilities.ContainsKey(id);

    public bool HasVehicle(string id) => _vehicles.ContainsKey(id);

    public Offer Offer(string id) => _offers[id];

    public Need Need(string id) => _needs[id];

    public bool HasOffer(string id) => _offers.ContainsKey(id);

    public bool HasNeed(string id) => _needs.ContainsKey(id);

    /// <summary>Whether there is anything to hand over or to look for.</summary>
    public bool HasRedistribution => !Offers.IsEmpty || !Needs.IsEmpty;

    /// <summary>Whether there is anything to share.</summary>
    public bool HasSharing => !Assets.IsEmpty || !Bookings.IsEmpty;

    private static Dictionary<string, T> ById<T>(ImmutableArray<T> items, Func<T, string> id, string kind)
    {
        var result = new Dictionary<string, T>(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!result.TryAdd(id(item), item))
                throw new ArgumentException($"There are two {kind}s with id '{id(item)}'.");
        }

        return result;
    }

    private static void Require<T>(Dictionary<string, T> known, string? id, string what, string owner)
    {
        if (id is not null && !known.ContainsKey(id))
            throw new ArgumentException($"{owner} names {what} '{id}', which the model does not have.");
    }

    private void CheckReferences()
    {
        foreach (var collection in Collections)
        {
            Require(_sites, collection.SiteId, "site", collection.Id);
            Require(_materials, collection.MaterialId, "material", collection.Id);
        }

        foreach (var shipment in Shipments)
        {
            Require(_sites, shipment.Pickup.SiteId, "site", shipment.Id);
            Require(_sites, shipment.Delivery.SiteId, "site", shipment.Id);
            Require(_materials, shipment.MaterialId, "material", shipment.Id);
        }

        foreach (var facility in Facilities)
            Require(_sites, facility.SiteId, "site", facility.Id);
        foreach (var depot in Depots)
            Require(_sites, depot.SiteId, "site", depot.Id);
        foreach (var vehicle in Vehicles)
        {
            Require(_vehicleTypes, vehicle.VehicleTypeId, "vehicle type", vehicle.Id);
            foreach (var rule in vehicle.BreakRuleIds)
                Require(_breakRules, rule, "break rule", vehicle.Id);
            foreach (var shift in vehicle.Shifts)
            {
                Require(_sites, shift.StartSiteId, "site", vehicle.Id);
                Require(_sites, shift.EndSiteId, "site", vehicle.Id);
            }
        }

        foreach (var relation in Relations)
        {
            foreach (var id in relation.CollectionIds)
                Require(_collections, id, "collection", relation.Id);
        }

        foreach (var route in InitialRoutes)
        {
            Require(_vehicles, route.VehicleId, "vehicle", "An initial route");
            foreach (var visit in route.Visits)
            {
                Require(_collections, visit.CollectionId, "collection", "An initial route");
                Require(_facilities, visit.FacilityId, "facility", "An initial route");
                Require(_shipments, visit.ShipmentId, "shipment", "An initial route");
            }
        }
    }

    private void CheckRedistribution()
    {
        foreach (var offer in Offers)
        {
            Require(_sites, offer.SiteId, "site", offer.Id);
            Require(_materials, offer.MaterialId, "material", offer.Id);
        }

        foreach (var need in Needs)
        {
            Require(_sites, need.SiteId, "site", need.Id);
            Require(_materials, need.MaterialId, "material", need.Id);
            foreach (var accepted in need.AcceptedMaterials)
                Require(_materials, accepted.MaterialId, "material", need.Id);
        }

        foreach (var contract in Contracts)
        {
            Require(_offers, contract.OfferId, "offer", "A contract");
            Require(_needs, contract.NeedId, "need", "A contract");
        }

        foreach (var treatment in Facilities.SelectMany(facility => facility.Treatments))
        {
            Require(_materials, treatment.InputMaterialId, "material", treatment.Id);
            Require(_materials, treatment.OutputMaterialId, "material", treatment.Id);
        }
    }

    private void CheckSharing()
    {
        foreach (var asset in Assets)
        {
            Require(_sites, asset.HomeSiteId, "site", asset.Id);
            Require(_sites, asset.Maintenance?.SiteId, "site", asset.Id);
            Require(_vehicleTypes, asset.SelfPropelled?.VehicleTypeId, "vehicle type", asset.Id);
            foreach (var id in asset.Carried?.AllowedVehicleIds ?? [])
                Require(_vehicles, id, "vehicle", asset.Id);
        }

        foreach (var booking in Bookings)
        {
            foreach (var way in booking.Ways)
            {
                Require(_sites, way.SiteId, "site", booking.Id);
                foreach (var id in way.Requirements.SelectMany(requirement => requirement.AllowedAssetIds))
                    Require(_assets, id, "asset", booking.Id);
            }
        }
    }
}
