using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>
/// A model to add up in the head: sites on a line, depot 0, a 1, b 2, c 3, yard 4, dump 5 km; a truck needs 100 s a km
/// (36 km/h); collections A, B, C of 100 kg take 60 s; unloading takes 300 s.
/// </summary>
internal static class Tiny
{
    public static ModelParts Parts { get; } = new()
    {
        Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
        End = TimeSpan.FromHours(48),
        LoadDimensions = [new("mass", LoadUnit.Kilogram)],
        Sites = [Site("depot", 0), Site("a", 1), Site("b", 2), Site("c", 3), Site("yard", 4), Site("dump", 5)],
        Materials = [Material("paper"), Material("glass")],
        VehicleTypes = [Truck],
        Vehicles = [Vehicle("truck", "8")],
        Collections = [Collection("A", "a"), Collection("B", "b"), Collection("C", "c")],
        Travel = new Travel.Planar(PlanarMetric.Manhattan, PlanarRounding.Nearest, 1, 10),
        FactorSetId = FactorSet.Default.Id,
    };

    public static VehicleType Truck => new()
    {
        Id = "truck",
        Name = "truck",
        Configurations = [new("", [Compartment("box", 1_000)])],
        CurbMassKg = 9_130,
        EnergyClassId = "rigid-18t-diesel",
    };

    public static Facility Yard => new() { Id = "Y", SiteId = "yard", ServiceDuration = TimeSpan.FromSeconds(300), GateFeePerTonneCents = 5_000 };

    public static Facility Dump => Yard with { Id = "D", SiteId = "dump" };

    /// <summary>The model with a yard that takes everything.</summary>
    public static ModelParts WithYard => Parts with { Facilities = [Yard] };

    public static Site Site(string id, double km) => new() { Id = id, Name = id, PlanarPosition = new(km * 1_000, 0) };

    public static Material Material(string id) => new() { Id = id, Name = id };

    public static Compartment Compartment(string id, int kilograms, params string[] materials) =>
        new() { Id = id, Capacity = new([kilograms * 1_000L]), AcceptedMaterialIds = [.. materials] };

    public static Vehicle Vehicle(string id, string shift) => new()
    {
        Id = id,
        VehicleTypeId = "truck",
        Shifts = [Shift(shift)],
        Costs = new() { FixedCents = 1_000, PerKmCents = 80, DrivingPerHourCents = 3_000, ServicePerHourCents = 2_400, WaitingPerHourCents = 1_200, OvertimePerHourCents = 6_000 },
        Limits = new(),
    };

    public static Shift Shift(string id) => new()
    {
        Id = id,
        Start = TimeSpan.FromHours(8),
        End = TimeSpan.FromHours(20),
        OvertimeEnd = TimeSpan.FromHours(22),
        StartSiteId = "depot",
        EndSiteId = "depot",
    };

    public static Collection Collection(string id, string site, int kilograms = 100) => new()
    {
        Id = id,
        SiteId = site,
        Amounts = new([kilograms * 1_000L]),
        MassKg = kilograms,
        TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromHours(48))],
        ServiceDuration = TimeSpan.FromSeconds(60),
        IsMandatory = true,
    };

    /// <summary>Brings 100 kg and takes nothing.</summary>
    public static Collection Delivery(string id, string site, int kilograms = 100) => Collection(id, site, 0) with
    {
        DeliveredAmounts = new([kilograms * 1_000L]),
        DeliveredMassKg = kilograms,
    };

    public static Shipment Shipment(string id, string from, string to, int kilograms = 100) => new()
    {
        Id = id,
        Amounts = new([kilograms * 1_000L]),
        MassKg = kilograms,
        Pickup = Collection(id, from).Point(),
        Delivery = Collection(id, to).Point(),
        IsMandatory = true,
    };

    /// <summary>The parts with one collection changed.</summary>
    public static ModelParts With(this ModelParts parts, string collection, Func<Collection, Collection> change) =>
        parts with { Collections = [.. parts.Collections.Select(work => work.Id == collection ? change(work) : work)] };

    /// <summary>The parts with the first vehicle changed.</summary>
    public static ModelParts WithVehicle(this ModelParts parts, Func<Vehicle, Vehicle> change) =>
        parts with { Vehicles = parts.Vehicles.SetItem(0, change(parts.Vehicles[0])) };

    /// <summary>The parts with the vehicle type changed.</summary>
    public static ModelParts WithType(this ModelParts parts, Func<VehicleType, VehicleType> change) =>
        parts with { VehicleTypes = [change(parts.VehicleTypes[0])] };

    /// <summary>A route of the first vehicle's first shift over these collections, facilities and shipments (pickup, then delivery), as early as it can be.</summary>
    public static Plan Drive(ModelParts parts, params string[] visits)
    {
        var model = new Model(parts);
        var route = new TinyRoute(model, parts.Vehicles[0].Id);
        foreach (var visit in visits)
            route.Visit(visit);
        return Account(model, [route.Return()]);
    }

    /// <summary>A plan of these routes; what they leave out is unplanned.</summary>
    public static Plan Account(Model model, ImmutableArray<Route> routes)
    {
        var planned = routes.SelectMany(route => route.Visits).Select(visit => visit.WorkId).ToHashSet();
        return Account(model, routes, [.. model.AllWork.Where(work => !planned.Contains(work.Id)).Select(LeftOut)]);
    }

    public static Plan Account(Model model, ImmutableArray<Route> routes, ImmutableArray<Unplanned> unplanned)
    {
        var travel = new SiteTravel(model);
        var account = Accountant.Account(model, routes, unplanned, FactorSet.Default, (from, to, type) => travel.Between(from, to, type).Metres);
        return new(routes, unplanned, account);
    }

    public static Unplanned LeftOut(IWork work) => new(work.Id, work.IsMandatory, work.PenaltyCents, [], null);
}
