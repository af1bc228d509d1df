using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Tests.Reporting;

/// <summary>A route that grows by the nearest work that fits, for tests that need a plan but no planner.</summary>
internal sealed class GreedyRoute
{
    private readonly Model _model;
    private readonly SiteTravel _travel;
    private readonly Vehicle _vehicle;
    private readonly VehicleType _type;
    private readonly Shift _shift;
    private readonly List<Visit> _visits = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<Break> _breaks = [];
    private readonly HashSet<string> _materials = [];
    private readonly LoadVector[] _loads;
    private readonly HashSet<string>[] _held;
    private string _site;
    private TimeSpan _time;
    private TimeSpan _lastBreak;
    private double _massKg;

    public GreedyRoute(Model model, SiteTravel travel, Vehicle vehicle, Shift shift)
    {
        (_model, _travel, _vehicle, _shift) = (model, travel, vehicle, shift);
        _type = model.VehicleType(vehicle.VehicleTypeId);
        _loads = [.. Compartments.Select(_ => LoadVector.Zero(model.LoadDimensions.Length))];
        _held = [.. Compartments.Select(_ => new HashSet<string>())];
        (_site, _time, _lastBreak) = (shift.StartSiteId!, shift.Start, shift.Start);
    }

    private ImmutableArray<Compartment> Compartments => _type.Configurations[0].Compartments;

    private LoadVector Load => _loads.Aggregate((left, right) => left + right);

    public Route? Drive(HashSet<string> open)
    {
        while (Nearest(open) is { } next)
        {
            if (next.Compartment < 0)
                Unload(next.Facility!, next.Start);
            else if (open.Remove(next.Collection!.Id))
                Collect(next.Collection, next.Compartment, next.Start);
        }

        if (_visits.Count == 0)
            return null;
        if (!Load.IsZero && NearestFacility(_site, _time, _held) is { } last)
            Unload(last.Facility, last.Start);
        Move(_shift.EndSiteId!);
        return new()
        {
            VehicleId = _vehicle.Id,
            ShiftId = _shift.Id,
            StartSiteId = _shift.StartSiteId,
            EndSiteId = _shift.EndSiteId,
            Start = _shift.Start,
            End = _time,
            Visits = [.. _visits],
            Transitions = [.. _transitions],
            Breaks = [.. _breaks],
        };
    }

    private Step? Nearest(HashSet<string> open)
    {
        var steps = _model.Collections.Where(each => open.Contains(each.Id)).Select(Try).OfType<Step>().ToArray();
        if (steps.Length > 0)
            return steps.MinBy(step => step.Start + step.Collection!.ServiceDuration);
        return !Load.IsZero && open.Count > 0 && NearestFacility(_site, _time, _held) is { } unload ? new(null, unload.Facility, -1, unload.Start) : null;
    }

    private Step? Try(Collection work)
    {
        var compartment = Enumerable.Range(0, Compartments.Length).FirstOrDefault(index => Fits(work, index), -1);
        if (compartment < 0 || !work.Skills.IsMetBy(_type.Skills) || _massKg + work.MassKg > (_type.GrossMassKg ?? double.MaxValue) - _type.CurbMassKg)
            return null;
        if (_visits.Count(visit => visit.CollectionId is not null) >= (_vehicle.Limits.MaxStops ?? int.MaxValue))
            return null;
        if (Opening(work.TimeWindows, Arrive(_site, work.SiteId, _time)) is not { } start)
            return null;

        var leave = start + work.SetupDuration + work.ServiceDuration;
        var held = _held.Select((materials, index) => index == compartment && work.MaterialId is { } id ? [.. materials, id] : materials).ToArray();
        var home = _model.Facilities.IsEmpty
            ? Arrive(work.SiteId, _shift.EndSiteId!, leave)
            : NearestFacility(work.SiteId, leave, held) is { } facility
                ? Arrive(facility.Facility.SiteId, _shift.EndSiteId!, facility.Start + facility.Facility.ServiceDuration)
                : TimeSpan.MaxValue;
        return home <= _shift.End - TimeSpan.FromMinutes(45) ? new(work, null, compartment, start) : null;
    }

    private bool Fits(Collection work, int index) =>
        Compartments[index].Accepts(work.MaterialId)
        && (_loads[index] + work.Amounts).FitsIn(Compartments[index].Capacity)
        && !_model.MaterialIncompatibilities.Any(rule =>
            work.MaterialId is { } id
            && rule.MaterialIds.Contains(id)
            && rule.MaterialIds.Any(other => other != id && (rule.Scope == IncompatibilityScope.Compartment ? _held[index] : _materials).Contains(other)));

    private (Facility Facility, TimeSpan Start)? NearestFacility(string from, TimeSpan time, HashSet<string>[] held) => _model.Facilities
        .Where(facility => held.All(materials => materials.All(facility.Accepts)))
        .Select(facility => (Facility: facility, Start: Opening(facility.OpeningWindows, Arrive(from, facility.SiteId, time))))
        .Where(pair => pair.Start is not null)
        .Select(pair => ((Facility, TimeSpan)?)(pair.Facility, pair.Start!.Value))
        .MinBy(pair => pair!.Value.Item2);

    private static TimeSpan? Opening(ImmutableArray<TimeWindow> windows, TimeSpan arrival)
    {
        if (windows.IsEmpty)
            return arrival;
        var window = windows.FirstOrDefault(each => each.End >= arrival);
        return window is null ? null : arrival > window.Start ? arrival : window.Start;
    }

    private TimeSpan Arrive(string from, string to, TimeSpan leave) => leave + TimeSpan.FromSeconds(_travel.Between(from, to, _type).Seconds);

    private void Collect(Collection work, int compartment, TimeSpan start)
    {
        _loads[compartment] += work.Amounts;
        if (work.MaterialId is { } id)
        {
            _materials.Add(id);
            _held[compartment].Add(id);
        }

        Stop(work.SiteId, start, work.SetupDuration, work.ServiceDuration, work.Amounts, () => _massKg += work.MassKg, visit => visit with
        {
            CollectionId = work.Id,
            CompartmentId = Compartments[compartment].Id,
        });
    }

    private void Unload(Facility facility, TimeSpan start)
    {
        var amounts = Load;
        for (var index = 0; index < _loads.Length; index++)
        {
            _loads[index] = LoadVector.Zero(_model.LoadDimensions.Length);
            _held[index].Clear();
        }

        Stop(facility.SiteId, start, TimeSpan.Zero, facility.ServiceDuration, amounts, () => _massKg = 0, visit => visit with { FacilityId = facility.Id });
    }

    private void Stop(string site, TimeSpan start, TimeSpan setup, TimeSpan service, LoadVector amounts, Action weigh, Func<Visit, Visit> name)
    {
        Move(site);
        var arrival = _time;
        if (_time - _lastBreak > TimeSpan.FromHours(4))
        {
            _breaks.Add(new(_vehicle.BreakRuleIds.FirstOrDefault("none"), _time, _time + TimeSpan.FromMinutes(45), _transitions.Count - 1));
            _lastBreak = _time += TimeSpan.FromMinutes(45);
        }

        weigh();
        var begin = start > _time ? start : _time;
        _time = begin + setup + service;
        _visits.Add(name(new()
        {
            SiteId = site,
            Arrival = arrival,
            ServiceStart = begin,
            Departure = _time,
            Setup = setup,
            Service = service,
            Amounts = amounts,
            LoadAfter = Load,
        }));
    }

    private void Move(string site)
    {
        var leg = _travel.Between(_site, site, _type);
        var driving = TimeSpan.FromSeconds(leg.Seconds);
        var kwh = leg.Metres / 1_000.0 * (1.5 + (_massKg / 10_000));
        _transitions.Add(new()
        {
            FromSiteId = _site,
            ToSiteId = site,
            Departure = _time,
            Arrival = _time + driving,
            Driving = driving,
            DistanceMetres = leg.Metres,
            LoadMassKg = _massKg,
            Energy = new(kwh, kwh * 250, kwh * 330),
        });
        (_site, _time) = (site, _time + driving);
    }

    private sealed record Step(Collection? Collection, Facility? Facility, int Compartment, TimeSpan Start);
}
