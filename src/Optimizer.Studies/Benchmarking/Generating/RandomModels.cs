using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Small models that use every feature now and then, for tests that generate, plan and check.</summary>
public static class RandomModels
{
    /// <summary>A consistent model; some of its work may be impossible to plan. Same arguments, same model.</summary>
    /// <param name="collections">Null draws from 4 to 12.</param>
    public static Model Small(int seed, int? collections = null)
    {
        var dice = new Dice(seed);
        var count = collections ?? dice.Between(4, 12);
        var materials = new RandomMaterials(dice);
        var places = new RandomPlaces(dice, siteCount: dice.Between(Math.Max(3, count / 2), count + 2));
        var horizon = TimeSpan.FromDays(dice.Chance(0.2) ? 2 : 1);
        var fleet = new RandomFleet(dice, materials, places, horizon);
        var work = new RandomWork(dice, materials, places, fleet, horizon, count);

        var model = new Model(new()
        {
            Name = $"Random model {seed}",
            Start = new(2026, 6, 16, 0, 0, 0, TimeSpan.Zero),
            End = horizon,
            LoadDimensions = materials.Dimensions,
            Sites = places.Sites,
            Organisations = places.Organisations,
            Materials = materials.Materials,
            MaterialIncompatibilities = materials.Incompatibilities,
            VehicleTypes = fleet.Types,
            Vehicles = fleet.Vehicles,
            Depots = fleet.Depots,
            Facilities = work.Facilities,
            Collections = work.Collections,
            Shipments = work.Shipments,
            BreakRules = fleet.BreakRules,
            Relations = work.Relations,
            Travel = places.Travel,
            Objective = Weights(dice),
            FactorSetId = FactorSet.Default.Id,
        });
        return new(model.Parts with { InitialRoutes = RandomStart.Draw(dice, model) });
    }

    /// <summary>The small model of a seed with offers and needs; some of them have nobody that suits them.</summary>
    public static Model WithOffers(int seed) => new RandomOffers(new(-1 - seed), Small(seed)).Draw();

    /// <summary>The small model of a seed with assets and bookings; some of them have nobody that suits them.</summary>
    public static Model WithAssets(int seed) => new RandomAssets(new(-1 - seed), Small(seed)).Draw();

    /// <summary>The small model of a seed with all of that: all three kinds of work.</summary>
    public static Model WithEverything(int seed) => new RandomAssets(new(-1 - seed), WithOffers(seed)).Draw();

    private static Objective Weights(Dice dice) => dice.Chance(0.6) ? Objective.Default : new()
    {
        CostWeight = dice.Between(0, 2),
        DistanceCentsPerKm = dice.Between(1, 100),
        DurationCentsPerHour = dice.Between(0, 1_000),
        Co2ePriceCentsPerTonne = dice.Between(0, 3) * 10_000,
        PenaltyWeight = dice.Between(1, 2),
    };
}
