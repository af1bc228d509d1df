using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>Plans tiny models with an iteration limit; every plan is checked.</summary>
internal static class Planned
{
    public static CollectionPlanner Planner { get; } = new(FactorSet.Default, TimeProvider.System, new Optimizer.OrTools.OrToolsHosts());

    public static Plan Plan(ModelParts parts, int iterations = 300, int threads = 1) => Plan(new Model(parts), iterations, threads);

    public static Plan Plan(Model model, int iterations = 300, int threads = 1) =>
        Checked(model, Planner.Plan(model, new() { IterationLimit = iterations, Threads = threads }, null, CancellationToken.None).Plan);

    public static Plan Checked(Model model, Plan plan)
    {
        Assert.Empty(CollectionChecker.Check(model, plan, FactorSet.Default));
        return plan;
    }

    /// <summary>The collections and facilities of a vehicle's route; empty if it stays at home.</summary>
    public static ImmutableArray<string> VisitsOf(this Plan plan, string vehicle) =>
        [.. plan.Routes.Where(route => route.VehicleId == vehicle).SelectMany(route => route.Visits).Select(visit => visit.WorkId ?? visit.FacilityId!)];

    public static ImmutableArray<string> LeftOut(this Plan plan) => [.. plan.Unplanned.Select(left => left.WorkId)];

    /// <summary>All that a plan says, to compare plans.</summary>
    public static string Describe(this Plan plan) => string.Join('\n', plan.Routes
        .Select(route => $"{route.VehicleId} {route.ShiftId} {route.Start} {string.Join(' ', route.Visits.Select(visit => $"{visit.WorkId ?? visit.FacilityId}@{visit.ServiceStart}"))} {route.End}")
        .Append(string.Join(' ', plan.LeftOut()))
        .Append($"{plan.Account.ObjectiveCents}"));
}
