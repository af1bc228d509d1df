using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>What the account of one route must say, added up from its visits and transitions in plain loops.</summary>
internal sealed class ExpectedRoute
{
    private readonly CheckedRoute _route;

    public ExpectedRoute(CheckedRoute route, SiteTravel travel)
    {
        _route = route;
        Duration = route.Route.End - route.Route.Start;
        AddTransitions();
        AddVisits(travel);
        foreach (var pause in route.Route.Breaks)
            Breaks += pause.End - pause.Start;
        Waiting = Duration - Driving - Service - Breaks;
        PossibleTkm = PayloadKg() * Metres / 1_000_000;
        Terms = MakeTerms();
        CostCents = Terms.Values.Sum();
    }

    public int Collections { get; private set; }
    public int Shipments { get; private set; }
    public int Unloadings { get; private set; }
    public long Metres { get; private set; }
    public long EmptyMetres { get; private set; }
    public TimeSpan Duration { get; }
    public TimeSpan Driving { get; private set; }
    public TimeSpan Service { get; private set; }
    public TimeSpan Breaks { get; }
    public TimeSpan Waiting { get; }
    public EnergyUse Energy { get; private set; }
    public double DrivenTkm { get; private set; }
    public double? PossibleTkm { get; }
    public double ActivityTkm { get; private set; }
    public double CollectedKg { get; private set; }
    public double DeliveredKg { get; private set; }
    public long CostCents { get; }
    public Dictionary<string, long> Terms { get; }

    /// <summary>Collections and shipments in the order in which they are begun, with all that is moved for them.</summary>
    public List<(string WorkId, double MassKg, double ActivityTkm)> Work { get; } = [];

    /// <summary>Whole cents, half away from zero.</summary>
    public static long Cents(decimal cents) => (long)(cents < 0 ? decimal.Ceiling(cents - 0.5m) : decimal.Floor(cents + 0.5m));

    private void AddTransitions()
    {
        for (var transition = 0; transition < _route.Route.Transitions.Length; transition++)
        {
            var way = _route.Route.Transitions[transition];
            var isEmpty = way.LoadMassKg == 0 && (transition == 0 ? _route.Route.StartLoad is null or { IsZero: true } : _route.Route.Visits[transition - 1].LoadAfter.IsZero);
            Metres += way.DistanceMetres;
            EmptyMetres += isEmpty ? way.DistanceMetres : 0;
            Driving += way.Driving;
            Energy += way.Energy;
            DrivenTkm += way.LoadMassKg / 1_000 * way.DistanceMetres / 1_000;
        }
    }

    private void AddVisits(SiteTravel travel)
    {
        for (var visit = 0; visit < _route.Route.Visits.Length; visit++)
        {
            Service += _route.Route.Visits[visit].Setup + _route.Route.Visits[visit].Service;
            Unloadings += _route.Unloading(visit) is null ? 0 : 1;
            if (_route.Collection(visit) is { } collection)
            {
                Collections++;
                CollectedKg += collection.MassKg;
                DeliveredKg += collection.DeliveredMassKg;
                var gramMetres = (collection.MassKg * MetresToUnloading(visit, collection, travel)) + (collection.DeliveredMassKg * MetresFromLoading(visit, collection, travel));
                AddWork(collection.Id, collection.MassKg + collection.DeliveredMassKg, gramMetres / 1_000_000);
            }

            DeliveredKg += _route.Shipment(visit, ShipmentEnd.Delivery)?.MassKg ?? 0;
            if (_route.Shipment(visit, ShipmentEnd.Pickup) is not { } shipment)
                continue;
            Shipments++;
            CollectedKg += shipment.MassKg;
            AddWork(shipment.Id, shipment.MassKg, shipment.MassKg * MetresToDelivery(visit, shipment, travel) / 1_000_000);
        }
    }

    private void AddWork(string id, double massKg, double activityTkm)
    {
        Work.Add((id, massKg, activityTkm));
        ActivityTkm += activityTkm;
    }

    /// <summary>To the next facility that takes it, else to the end.</summary>
    private double MetresToUnloading(int visit, Collection work, SiteTravel travel)
    {
        var to = visit + 1;
        while (to < _route.Route.Visits.Length && !(_route.Unloading(to)?.Accepts(work.MaterialId) ?? false))
            to++;
        var siteId = to < _route.Route.Visits.Length ? _route.Unloading(to)!.SiteId : _route.Shift.EndSiteId ?? _route.Route.Visits[^1].SiteId;
        return DirectMetres(work.SiteId, siteId, visit + 1, to, travel);
    }

    /// <summary>From the last reload, else from the start of the route.</summary>
    private double MetresFromLoading(int visit, Collection work, SiteTravel travel)
    {
        var from = visit - 1;
        while (from >= 0 && _route.Unloading(from) is not { Reloads: true })
            from--;
        var siteId = from >= 0 ? _route.Unloading(from)!.SiteId : _route.Shift.StartSiteId ?? _route.Route.Visits[0].SiteId;
        return DirectMetres(siteId, work.SiteId, from + 1, visit, travel);
    }

    private double MetresToDelivery(int visit, Shipment shipment, SiteTravel travel)
    {
        var to = visit + 1;
        while (to < _route.Route.Visits.Length - 1 && _route.Shipment(to, ShipmentEnd.Delivery)?.Id != shipment.Id)
            to++;
        return DirectMetres(shipment.Pickup.SiteId, shipment.Delivery.SiteId, visit + 1, to, travel);
    }

    /// <summary>Where there is no direct way, as driven on these transitions.</summary>
    private double DirectMetres(string from, string to, int firstTransition, int lastTransition, SiteTravel travel)
    {
        var leg = travel.Between(from, to, _route.Type);
        if (leg.IsReachable)
            return leg.Metres;

        var driven = 0L;
        for (var transition = firstTransition; transition <= lastTransition; transition++)
            driven += _route.Route.Transitions[transition].DistanceMetres;
        return driven;
    }

    private double? PayloadKg()
    {
        double? least = _route.Type.GrossMassKg is { } gross ? gross - _route.Type.CurbMassKg : null;
        for (var dimension = 0; dimension < _route.Model.LoadDimensions.Length; dimension++)
        {
            if (_route.Model.LoadDimensions[dimension].KilogramsPerUnit is not { } kilograms)
                continue;

            var (sum, isLimited) = (0.0, true);
            foreach (var compartment in _route.Configuration.Compartments)
            {
                isLimited &= compartment.Capacity[dimension] != LoadVector.Unlimited;
                sum += compartment.Capacity[dimension] / 1_000.0 * kilograms;
            }

            if (isLimited && (least is null || sum < least))
                least = sum;
        }

        return least;
    }

    private Dictionary<string, long> MakeTerms()
    {
        var costs = _route.Vehicle.Costs;
        var late = _route.Route.End > _route.Shift.End ? _route.Route.End - _route.Shift.End : TimeSpan.Zero;
        return new()
        {
            [CostTerm.Fixed] = _route.Route.Visits.Length > 0 ? costs.FixedCents : 0,
            [CostTerm.Distance] = Cents((decimal)costs.PerKmCents * Metres / 1_000),
            [CostTerm.Driving] = Cents(PerHour(costs.DrivingPerHourCents, Driving)),
            [CostTerm.Service] = Cents(PerHour(costs.ServicePerHourCents, Service)),
            [CostTerm.Waiting] = Cents(PerHour(costs.WaitingPerHourCents, Waiting + Breaks)),
            [CostTerm.Overtime] = Cents(PerHour(costs.OvertimePerHourCents, late)),
            [CostTerm.GateFees] = Cents(GateFees()),
            [CostTerm.SoftWindows] = Cents(SoftWindows()),
        };
    }

    private static decimal PerHour(double rate, TimeSpan time) => (decimal)rate * time.Ticks / TimeSpan.TicksPerHour;

    private decimal GateFees()
    {
        var fees = 0m;
        var onBoard = new List<Collection>();
        for (var visit = 0; visit < _route.Route.Visits.Length; visit++)
        {
            if (_route.Collection(visit) is { } work)
                onBoard.Add(work);
            if (_route.Unloading(visit) is not { } facility)
                continue;

            foreach (var load in onBoard.Where(load => facility.Accepts(load.MaterialId)))
                fees += (decimal)load.MassKg * (decimal)facility.GateFeePerTonneCents / 1_000;
            onBoard.RemoveAll(load => facility.Accepts(load.MaterialId));
        }

        return fees;
    }

    /// <summary>Early and late hours at collections and facilities, by the window in which the service starts.</summary>
    private decimal SoftWindows()
    {
        var centTicks = 0m;
        for (var visit = 0; visit < _route.Route.Visits.Length; visit++)
        {
            var start = _route.Route.Visits[visit].ServiceStart;
            var windows = _route.Point(visit)?.TimeWindows ?? _route.Unloading(visit)!.OpeningWindows;
            if (windows.FirstOrDefault(window => window.Start <= start && start <= window.End) is not { } window)
                continue;
            if (start < window.SoftStart)
                centTicks += (decimal)window.EarlyPerHourCents * (window.SoftStart - start).Ticks;
            if (start > window.SoftEnd)
                centTicks += (decimal)window.LatePerHourCents * (start - window.SoftEnd).Ticks;
        }

        return centTicks / TimeSpan.TicksPerHour;
    }
}
