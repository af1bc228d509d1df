using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>Drives a route by hand, each step as early as it can be, without asking whether it is allowed.</summary>
internal sealed class TinyRoute
{
    private readonly Model _model;
    private readonly Vehicle _vehicle;
    private readonly VehicleType _type;
    private readonly Shift _shift;
    private readonly TimeSpan _start;
    private readonly List<Visit> _visits = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<Break> _breaks = [];
    private readonly List<Load> _onBoard = [];
    private readonly List<(string Id, int Transition)> _deliveries = [];
    private readonly string _configuration;
    private TimeSpan _now;
    private string? _site;
    private TimeSpan _breakOnTheWay;

    public TinyRoute(Model model, string vehicleId, string? shiftId = null, TimeSpan? start = null, string configuration = "")
    {
        _model = model;
        _vehicle = model.Vehicle(vehicleId);
        _type = model.VehicleType(_vehicle.VehicleTypeId);
        _shift = shiftId is null ? _vehicle.Shifts[0] : _vehicle.Shifts.First(shift => shift.Id == shiftId);
        _now = _start = start ?? _shift.Start;
        _site = _shift.StartSiteId;
        _configuration = configuration;
    }

    /// <summary>A break right after setting out on the next way, or, at the place, before the service of the next visit.</summary>
    public TinyRoute Rest(string rule, double minutes, double afterMinutes = 0)
    {
        var start = _now + TimeSpan.FromMinutes(afterMinutes) + _breakOnTheWay;
        _breaks.Add(new(rule, start, start + TimeSpan.FromMinutes(minutes), _transitions.Count));
        _breakOnTheWay += TimeSpan.FromMinutes(minutes);
        return this;
    }

    /// <summary>Goes to a collection, a facility or the next end of a shipment and serves it. Deliveries are on board from the start of the route.</summary>
    /// <param name="restThere">Minutes of break between arrival and service, with its rule.</param>
    /// <param name="notBefore">Waits until then.</param>
    public TinyRoute Visit(string id, string? compartment = null, (string Rule, double Minutes)? restThere = null, TimeSpan? notBefore = null)
    {
        var work = _model.HasCollection(id) ? _model.Collection(id) : null;
        var shipment = _model.HasShipment(id) ? _model.Shipment(id) : null;
        var end = shipment is not null && _onBoard.Any(load => load.Id == id) ? ShipmentEnd.Delivery : ShipmentEnd.Pickup;
        var point = work?.Point() ?? shipment?.At(end);
        var siteId = point?.SiteId ?? _model.Facility(id).SiteId;
        var isElsewhere = _visits.Count == 0 || _visits[^1].SiteId != siteId;
        Go(siteId, point is not null);
        var arrival = _now;
        if (restThere is { } rest)
        {
            _now += TimeSpan.FromMinutes(rest.Minutes);
            _breaks.Add(new(rest.Rule, arrival, _now, _transitions.Count - 1));
        }

        _now = notBefore > _now ? notBefore.Value : _now;
        var before = Sum();
        compartment ??= Configuration().Compartments[0].Id;
        if (work is { DeliveredAmounts: not null })
            _deliveries.Add((id, _transitions.Count - 1));
        if (work is { Collects: true })
            _onBoard.Add(new(id, work.MaterialId, work.Amounts, work.MassKg, IsForFacility: true));
        if (shipment is not null && end == ShipmentEnd.Pickup)
            _onBoard.Add(new(id, shipment.MaterialId, shipment.Amounts, shipment.MassKg, IsForFacility: false));
        if (shipment is not null && end == ShipmentEnd.Delivery)
            _onBoard.RemoveAll(load => load.Id == id);
        if (point is null)
            _onBoard.RemoveAll(load => load.IsForFacility && _model.Facility(id).Accepts(load.MaterialId));

        var setup = point is not null && isElsewhere ? point.SetupDuration : TimeSpan.Zero;
        var service = point?.ServiceDuration ?? _model.Facility(id).ServiceDuration;
        _visits.Add(new()
        {
            CollectionId = work?.Id,
            FacilityId = point is null ? id : null,
            ShipmentId = shipment?.Id,
            ShipmentEnd = end,
            SiteId = siteId,
            Arrival = arrival,
            ServiceStart = _now,
            Departure = _now + setup + service,
            Setup = setup,
            Service = service,
            Amounts = work?.Amounts ?? shipment?.Amounts ?? before - Sum(),
            DeliveredAmounts = work?.DeliveredAmounts,
            LoadAfter = Sum(),
            CompartmentId = point is null || work is { Collects: false } ? null : compartment,
            DeliveredCompartmentId = work is { DeliveredAmounts: not null } ? compartment : null,
        });
        _now = _visits[^1].Departure;
        return this;
    }

    public Route Return()
    {
        Go(_shift.EndSiteId, endsAtCollection: false);
        foreach (var (id, transition) in _deliveries)
            Bring(_model.Collection(id), transition);
        return new()
        {
            VehicleId = _vehicle.Id,
            ShiftId = _shift.Id,
            StartSiteId = _shift.StartSiteId,
            EndSiteId = _shift.EndSiteId,
            Start = _start,
            End = _now,
            ConfigurationId = _configuration,
            StartLoad = _deliveries.Count == 0 ? null : _deliveries.Aggregate(Nothing, (sum, delivery) => sum + _model.Collection(delivery.Id).DeliveredAmounts!.Value),
            Visits = [.. _visits],
            Transitions = [.. _transitions],
            Breaks = [.. _breaks],
        };
    }

    /// <summary>Adds a delivery to all that happens before it.</summary>
    private void Bring(Collection work, int transition)
    {
        for (var way = 0; way <= transition; way++)
            _transitions[way] = Loaded(_transitions[way], work.DeliveredMassKg, way < _visits.Count && _visits[way].FacilityId is null);
        for (var visit = 0; visit < transition; visit++)
            _visits[visit] = _visits[visit] with { LoadAfter = _visits[visit].LoadAfter + work.DeliveredAmounts!.Value };
    }

    private Transition Loaded(Transition way, double massKg, bool endsAtWork) => way with
    {
        LoadMassKg = way.LoadMassKg + massKg,
        Energy = FactorSet.Default.Law(_type).Leg(way.DistanceMetres, way.Driving.TotalSeconds, endsAtWork, way.LoadMassKg + massKg),
    };

    private CapacityConfiguration Configuration() => _type.Configurations.First(way => way.Id == _configuration);

    private void Go(string? siteId, bool endsAtCollection)
    {
        var leg = _site is null || siteId is null ? default : new SiteTravel(_model).Between(_site, siteId, _type);
        var massKg = _onBoard.Sum(load => load.MassKg);
        var driving = TimeSpan.FromSeconds(leg.Seconds);
        _transitions.Add(new()
        {
            FromSiteId = _site,
            ToSiteId = siteId,
            Departure = _now,
            Arrival = _now + driving + _breakOnTheWay,
            Driving = driving,
            DistanceMetres = leg.Metres,
            LoadMassKg = massKg,
            Energy = FactorSet.Default.Law(_type).Leg(leg.Metres, leg.Seconds, endsAtCollection, massKg),
        });
        _now += driving + _breakOnTheWay;
        _breakOnTheWay = TimeSpan.Zero;
        _site = siteId;
    }

    private LoadVector Nothing => LoadVector.Zero(_model.LoadDimensions.Length);

    private LoadVector Sum() => _onBoard.Aggregate(Nothing, (sum, load) => sum + load.Amounts);

    private sealed record Load(string Id, string? MaterialId, LoadVector Amounts, double MassKg, bool IsForFacility);
}
