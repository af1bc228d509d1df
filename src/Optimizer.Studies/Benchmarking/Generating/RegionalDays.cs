using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>
/// A day of a region with all three kinds of work: the collection day of <see cref="RegionalModels"/>, surplus that others need, and
/// machines that are shared. Much of it lies where collection vehicles drive empty.
/// </summary>
public static class RegionalDays
{
    /// <param name="work">Without offers, needs, assets and bookings it is the collection day alone.</param>
    public static Model Generate(Region region, int seed, RegionalWork work)
    {
        var day = RegionalModels.Generate(region, seed, work.Collections, work.Vehicles);
        if (work is { Offers: 0, Needs: 0, Assets: 0, Bookings: 0 })
            return day;

        var dice = new Dice(seed);
        var sites = new RegionalSites(region, day, dice);
        var exchange = new RegionalExchange(sites, dice);
        var (offers, needs) = (exchange.Offers(work.Offers), exchange.Needs(work.Needs));
        var assets = new RegionalAssets(day.Depots).Generate(work.Assets);
        var bookings = assets.IsEmpty ? [] : new RegionalBookings(day, assets, sites, dice).Generate(work.Bookings);
        return new(day.Parts with
        {
            Name = $"Regional day in the {region.Name} (invented companies)",
            Sites = [.. day.Sites, .. sites.Added],
            Organisations = [.. day.Organisations, .. RegionalGoods.Organisations, .. RegionalBookings.Organisations],
            Materials = [.. day.Materials, .. RegionalGoods.Materials],
            MaterialIncompatibilities = [.. day.MaterialIncompatibilities, .. RegionalGoods.Incompatibilities],
            VehicleTypes = RegionalVehicleTypes.OfRegionalDay,
            Vehicles = [.. day.Vehicles, .. RegionalFleet.Flatbeds(region, day.Vehicles.Length, Flatbeds(work))],
            Facilities = [.. day.Facilities.Select(facility => facility.AcceptedMaterialIds.Contains(RegionalMaterials.Wood) ? facility with { Treatments = RegionalExchange.Treatments } : facility)],
            Offers = offers,
            Needs = needs,
            Assets = assets,
            Bookings = bookings,
        });
    }

    /// <summary>One for about eight moves and four transfers.</summary>
    private static int Flatbeds(RegionalWork work) => Math.Max(2, (work.Bookings / 10) + (Math.Min(work.Offers, work.Needs) / 10));
}

/// <summary>How much of each kind of work a generated day has.</summary>
/// <param name="Collections">At least 20.</param>
/// <param name="Vehicles">Of the collections; null is one for every ten.</param>
public sealed record RegionalWork(int Collections, int? Vehicles = null, int Offers = 0, int Needs = 0, int Assets = 0, int Bookings = 0);
