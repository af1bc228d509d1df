using Optimizer.Domain.Models;
using Optimizer.Planning;

namespace Optimizer.Studies.Comparing;

/// <summary>
/// Plans the parts of a model alone, by kind of work and by organisation, with the seed and the settings of the plan of everything.
/// The plans of one such comparison have together the time, or the iterations, that the plan of everything has had, each by how much
/// work it has.
/// </summary>
/// <param name="plan">Plans a model.</param>
public sealed class SavingsStudy(Func<Model, SolverSettings, PlanningResult> plan)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <param name="together">The plan of everything.</param>
    public Savings Run(Model model, PlanningResult together)
    {
        var owners = PartOfModel.OwnersOf(model);
        return new(
            PlanSum.Of(model, together.Plan),
            [.. PartOfModel.KindsOf(model).Select(kind => ByKind(model, kind, together.Settings))],
            [.. owners.Select(owner => ByOwner(model, owner, together.Settings))]);
    }

    private AlonePlan ByKind(Model model, string kind, SolverSettings settings) =>
        Alone(kind, PartOfModel.OfKind(model, kind), hires: false, Share(settings, PartOfModel.OfKind(model, kind), model));

    /// <summary>With its own vehicles; with those of others, too, if it has none or they cannot do all that is mandatory.</summary>
    private AlonePlan ByOwner(Model model, string? owner, SolverSettings settings)
    {
        var own = PartOfModel.OfOwner(model, owner, hires: false);
        var share = Share(settings, own, model);
        if (model.Vehicles.Any(vehicle => vehicle.OrganisationId == owner) && Alone(owner ?? "", own, hires: false, share) is { Sum.MandatoryLeftOut: 0 } alone)
            return alone;
        return Alone(owner ?? "", PartOfModel.OfOwner(model, owner, hires: true), hires: true, share);
    }

    private AlonePlan Alone(string id, Model part, bool hires, SolverSettings settings) =>
        new(id, PlanSum.Of(part, plan(part, settings).Plan), hires, settings.TimeLimitInEffect());

    private static SolverSettings Share(SolverSettings settings, Model part, Model whole)
    {
        var share = (double)Size(part) / Math.Max(1, Size(whole));
        var time = settings.TimeLimitInEffect() * share;
        return settings with
        {
            TimeLimit = time < Least ? Least : time,
            IterationLimit = settings.IterationLimit is { } limit ? (long)Math.Ceiling(limit * share) : null,
            TargetObjectiveCents = null,
        };
    }

    private static int Size(Model model) => model.AllWork.Count() + model.Offers.Length + model.Needs.Length + model.Bookings.Length;
}
