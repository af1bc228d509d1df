using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads the routes to start from.</summary>
internal sealed class InitialRouteReader
{
    private readonly ReadingContext _context;
    private readonly Dictionary<string, Vehicle> _vehicles = new(StringComparer.Ordinal);
    private readonly HashSet<(string Vehicle, string Shift)> _shifts = [];
    private readonly HashSet<string> _collections = new(StringComparer.Ordinal);
    private readonly HashSet<(string Shipment, ShipmentEnd End)> _shipmentEnds = [];

    private InitialRouteReader(ReadingContext context, ImmutableArray<Vehicle> vehicles)
    {
        _context = context;
        foreach (var vehicle in vehicles)
            _vehicles.TryAdd(vehicle.Id, vehicle);
    }

    public static ImmutableArray<InitialRoute> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Vehicle> vehicles)
    {
        var reader = new InitialRouteReader(context, vehicles);
        return [.. model.InitialRoutes.Select((route, index) => reader.Read(route, $"model.initial_routes[{index}]"))];
    }

    private InitialRoute Read(Wire.InitialRoute wire, string path)
    {
        var shift = Shift(wire, path);
        ImmutableArray<InitialVisit> visits = [.. wire.Visits.Select((visit, index) => Visit(visit, $"{path}.visits[{index}]"))];
        if (wire.PinnedVisits < 0 || wire.PinnedVisits > visits.Length)
            _context.Issues.Add($"{path}.pinned_visits", "initial_route.pinned_out_of_range", $"{wire.PinnedVisits} visits are pinned, but the route has {visits.Length}. Give a number from 0 to {visits.Length}.");
        return new(wire.VehicleId, shift, visits, wire.PinnedVisits);
    }

    private string Shift(Wire.InitialRoute wire, string path)
    {
        _context.Vehicles.Check(wire.VehicleId, $"{path}.vehicle_id", "initial_route");
        if (!_vehicles.TryGetValue(wire.VehicleId, out var vehicle))
            return wire.ShiftId;

        var shift = wire.HasShiftId ? wire.ShiftId : vehicle.Shifts[0].Id;
        if (vehicle.Shifts.All(known => known.Id != shift))
            _context.Issues.Add($"{path}.shift_id", "initial_route.unknown_shift", $"Vehicle {Quoted.Text(vehicle.Id)} has no shift {Quoted.Text(shift)}. Name one of its shifts.");
        else if (!_shifts.Add((vehicle.Id, shift)))
            _context.Issues.Add(path, "initial_route.duplicate_shift", $"Vehicle {Quoted.Text(vehicle.Id)} has another initial route in shift {Quoted.Text(shift)}. Give one route per shift.");
        return shift;
    }

    private InitialVisit Visit(Wire.InitialVisit wire, string path)
    {
        switch (wire.VisitCase)
        {
            case Wire.InitialVisit.VisitOneofCase.FacilityId:
                _context.Facilities.Check(wire.FacilityId, $"{path}.facility_id", "initial_route");
                return new(null, wire.FacilityId);
            case Wire.InitialVisit.VisitOneofCase.CollectionId:
                if (_context.Collections.Check(wire.CollectionId, $"{path}.collection_id", "initial_route") && !_collections.Add(wire.CollectionId))
                    _context.Issues.Add($"{path}.collection_id", "initial_route.duplicate_collection", $"Collection {Quoted.Text(wire.CollectionId)} is on an initial route already. Name it once.");
                return new(wire.CollectionId, null);
            case Wire.InitialVisit.VisitOneofCase.PickupShipmentId:
                return Visit(wire.PickupShipmentId, ShipmentEnd.Pickup, $"{path}.pickup_shipment_id");
            case Wire.InitialVisit.VisitOneofCase.DeliveryShipmentId:
                return Visit(wire.DeliveryShipmentId, ShipmentEnd.Delivery, $"{path}.delivery_shipment_id");
            default:
                _context.Issues.Add(path, "initial_route.empty_visit", "The visit names nothing. Give a collection_id, a facility_id, a pickup_shipment_id or a delivery_shipment_id.");
                return new(null, null);
        }
    }

    private InitialVisit Visit(string shipment, ShipmentEnd end, string path)
    {
        if (_context.Shipments.Check(shipment, path, "initial_route") && !_shipmentEnds.Add((shipment, end)))
            _context.Issues.Add(path, "initial_route.duplicate_shipment", $"This end of shipment {Quoted.Text(shipment)} is on an initial route already. Name it once.");
        return new(null, null, shipment, end);
    }
}
