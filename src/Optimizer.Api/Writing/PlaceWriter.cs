using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Sites, their owners, depots and facilities.</summary>
internal sealed class PlaceWriter(LoadWriter loads, TimeWriter times)
{
    public static Wire.Organisation Write(Organisation organisation)
    {
        var wire = new Wire.Organisation { Id = organisation.Id };
        if (organisation.Name != organisation.Id)
            wire.Name = organisation.Name;
        return wire;
    }

    public static Wire.Site Write(Site site)
    {
        var wire = new Wire.Site { Id = site.Id };
        if (site.Name != site.Id)
            wire.Name = site.Name;
        if (site.Position is { } position)
            wire.Position = new() { LatitudeDeg = position.LatitudeDeg, LongitudeDeg = position.LongitudeDeg };
        if (site.PlanarPosition is { } planar)
            wire.PlanarPosition = new() { XM = planar.XMetres, YM = planar.YMetres };
        if (site.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        return wire;
    }

    public Wire.Depot Write(Depot depot)
    {
        var wire = new Wire.Depot { Id = depot.Id, SiteId = depot.SiteId, OpeningWindows = { times.Write(depot.OpeningWindows) } };
        if (depot.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        return wire;
    }

    public Wire.Facility Write(Facility facility)
    {
        var wire = new Wire.Facility
        {
            Id = facility.Id,
            SiteId = facility.SiteId,
            AcceptedMaterialIds = { facility.AcceptedMaterialIds },
            OpeningWindows = { times.Write(facility.OpeningWindows) },
            ServiceDuration = TimeWriter.Span(facility.ServiceDuration),
        };
        if (facility.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        if (facility.GateFeePerTonneCents > 0)
            wire.GateFeePerTCents = facility.GateFeePerTonneCents;
        if (facility.Reloads)
            wire.Reloads = true;
        wire.Treatments.Add(facility.Treatments.Select(OfferWriter.Write));
        if (facility.DailyQuota is { } quota)
            loads.AddLimits(wire.DailyQuota, quota);
        return wire;
    }
}
