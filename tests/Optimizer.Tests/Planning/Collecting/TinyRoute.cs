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
    private readonly List<(Collection Work, string Compartment)> _onBoard = [];
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

    /// <summary>Goes to a collection or a facility and serves it.</summary>
    /// <param name="restThere">Minutes of break between arrival and service, with its rule.</param>
    /// <param name="notBefore">Waits until then.</param>
    public TinyRoute Visit(string id, string? compartment = null, (string Rule, double Minutes)? restThere = null, TimeSpan? notBefore = null)
    {
        var work = _model.HasCollection(id) ? _model.Collection(id) : null;
        var siteId = work?.SiteId ?? _model.Facility(id).SiteId;
        var isElsewhere = _visits.Count == 0 || _visits[^1].SiteId != siteId;
        Go(siteId, work is not null);
        var arrival = _now;
        if (restThere is { } rest)
        {
            _now += TimeSpan.FromMinutes(rest.Minutes);
            _breaks.Add(new(rest.Rule, arrival, _now, _transitions.Count - 1));
        }

        _now = notBefore > _now ? notBefore.Value : _now;
        var before = Load();
        if (work is not null)
            _onBoard.Add((work, compartment ?? Configuration().Compartments[0].Id));
        else
            _onBoard.RemoveAll(load => _model.Facility(id).Accepts(load.Work.MaterialId));

        var setup = work is not null && isElsewhere ? work.SetupDuration : TimeSpan.Zero;
        var service = work?.ServiceDuration ?? _model.Facility(id).ServiceDuration;
        _visits.Add(new()
        {
            CollectionId = work?.Id,
            FacilityId = work is null ? id : null,
            SiteId = siteId,
            Arrival = arrival,
            ServiceStart = _now,
            Departure = _now + setup + service,
            Setup = setup,
            Service = service,
            Amounts = work?.Amounts ?? before - Load(),
            LoadAfter = Load(),
            CompartmentId = work is null ? null : _onBoard[^1].Compartment,
        });
        _now = _visits[^1].Departure;
        return this;
    }

    public Route Return()
    {
        Go(_shift.EndSiteId, endsAtCollection: false);
        return new()
        {
            VehicleId = _vehicle.Id,
            ShiftId = _shift.Id,
            StartSiteId = _shift.StartSiteId,
            EndSiteId = _shift.EndSiteId,
            Start = _start,
            End = _now,
            ConfigurationId = _configuration,
            Visits = [.. _visits],
            Transitions = [.. _transitions],
            Breaks = [.. _breaks],
        };
    }

    private CapacityConfiguration Configuration() => _type.Configurations.First(way => way.Id == _configuration);

    private void Go(string? siteId, bool endsAtCollection)
    {
        var leg = _site is null || siteId is null ? default : new SiteTravel(_model).Between(_site, siteId, _type);
        var massKg = _onBoard.Sum(load => load.Work.MassKg);
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

    private LoadVector Load() =>
        _onBoard.Aggregate(LoadVector.Zero(_model.LoadDimensions.Length), (sum, load) => sum + load.Work.Amounts);
}
