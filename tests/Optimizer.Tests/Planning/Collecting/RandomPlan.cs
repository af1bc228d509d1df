using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>A random model and a plan of it that keeps every rule: random work on random trips that end at a facility.</summary>
internal static class RandomPlan
{
    public static (Model Model, Plan Plan) Make(int seed)
    {
        var random = new Random(seed);
        string[] sites = ["a", "b", "c", "yard", "dump"];
        var collections = Enumerable.Range(0, random.Next(1, 15)).Select(number => Tiny.Collection($"W{number}", sites[random.Next(sites.Length)], random.Next(4) * 60) with
        {
            OrganisationId = random.Next(3) == 0 ? null : $"O{random.Next(3)}",
            SetupDuration = TimeSpan.FromSeconds(random.Next(3) * 30),
            IsMandatory = number % 2 == 0,
            PenaltyCents = number % 2 == 0 ? 0 : random.Next(5_000),
        });
        var model = new Model(Tiny.WithYard with
        {
            Facilities = [Tiny.Yard, Tiny.Dump],
            Collections = [.. collections],
            Vehicles = [Tiny.Vehicle("truck", "8"), Tiny.Vehicle("other", "8")],
        });

        var routes = new[] { new TinyRoute(model, "truck"), new TinyRoute(model, "other") };
        foreach (var route in routes)
            Fill(route, random, [.. model.Collections.Where(work => random.Next(3) > 0)], routes[0] == route ? 0 : 1);
        return (model, Tiny.Account(model, [.. routes.Select(route => route.Return())]));
    }

    /// <summary>Every second of the work (so that no two routes share any), two a trip.</summary>
    private static void Fill(TinyRoute route, Random random, ImmutableArray<Collection> work, int half)
    {
        var onBoard = 0;
        foreach (var collection in work.Where(collection => collection.Id[^1] % 2 == half))
        {
            route.Visit(collection.Id);
            onBoard++;
            if (onBoard == 2)
            {
                route.Visit(random.Next(2) == 0 ? "Y" : "D");
                onBoard = 0;
            }
        }

        route.Visit("Y");
    }
}
