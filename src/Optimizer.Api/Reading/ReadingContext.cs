using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>What every part of a reader needs: the faults so far, the plan's clock, the ids of the request.</summary>
internal sealed class ReadingContext
{
    public ReadingContext(IssueList issues, Wire.Model model, EnergyClasses classes)
    {
        (Issues, Classes) = (issues, classes);
        Clock = PlanClock.Read(issues, model);
        Sites = new(issues, "site", "model.sites", model.Sites.Select(site => site.Id)) { IsQuietWhenEmpty = true };
        Organisations = new(issues, "organisation", "model.organisations", model.Organisations.Select(item => item.Id));
        LoadDimensionIds = new(issues, "load_dimension", "model.load_dimensions", model.LoadDimensions.Select(item => item.Id));
        Materials = new(issues, "material", "model.materials", model.Materials.Select(item => item.Id));
        VehicleTypes = new(issues, "vehicle_type", "model.vehicle_types", model.VehicleTypes.Select(item => item.Id));
        Vehicles = new(issues, "vehicle", "model.vehicles", model.Vehicles.Select(item => item.Id)) { IsQuietWhenEmpty = true };
        Facilities = new(issues, "facility", "model.facilities", model.Facilities.Select(item => item.Id));
        Collections = new(issues, "collection", "model.collections", model.Collections.Select(item => item.Id));
        Shipments = new(issues, "shipment", "model.shipments", model.Shipments.Select(item => item.Id));
        BreakRules = new(issues, "break_rule", "model.break_rules", model.BreakRules.Select(item => item.Id));
        Depots = new(issues, "depot", "model.depots", model.Depots.Select(item => item.Id));
        Offers = new(issues, "offer", "model.offers", model.Offers.Select(item => item.Id));
        Needs = new(issues, "need", "model.needs", model.Needs.Select(item => item.Id));
        Assets = new(issues, "asset", "model.assets", model.Assets.Select(item => item.Id)) { IsQuietWhenEmpty = true };
        Bookings = new(issues, "booking", "model.bookings", model.Bookings.Select(item => item.Id));
        LoadDimensions = LoadReader.Dimensions(this, model);
    }

    public IssueList Issues { get; }
    public EnergyClasses Classes { get; }
    public PlanClock Clock { get; }
    public Ids Sites { get; }
    public Ids Organisations { get; }
    public Ids LoadDimensionIds { get; }
    public Ids Materials { get; }
    public Ids VehicleTypes { get; }
    public Ids Vehicles { get; }
    public Ids Facilities { get; }
    public Ids Collections { get; }
    public Ids Shipments { get; }
    public Ids BreakRules { get; }
    public Ids Depots { get; }
    public Ids Offers { get; }
    public Ids Needs { get; }
    public Ids Assets { get; }
    public Ids Bookings { get; }
    public ImmutableArray<LoadDimension> LoadDimensions { get; }
}
