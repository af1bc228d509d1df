using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning;

namespace Optimizer.Studies.Comparing;

/// <summary>
/// Plans the parts of a model alone, by kind of work and by organisation, with the seed and the settings of the plan of everything.
/// The plans of one such comparison have together the time, or the iterations, that the plan of everything has had, each by how much
/// work it has.
/// </summary>
/// <param name="plan">Plans a model.</param>
/// <param name="join">Makes one plan of plans of the kinds of work, or null; see <see cref="Optimizer.Planning.Regional.RegionalPlanner.Join"/>.</param>
public sealed class SavingsStudy(Func<Model, SolverSettings, PlanningResult> plan, Func<Model, ImmutableArray<Plan>, Plan?> join)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <param name="together">The plan of everything.</param>
    public Savings Run(Model model, PlanningResult together)
    {
        var kinds = PartOfModel.KindsOf(model).Select(kind => (Kind: kind, Part: PartOfModel.OfKind(model, kind))).ToArray();
        var results = kinds.Select(kind => plan(kind.Part, Share(together.Settings, kind.Part, model))).ToArray();
        var joined = join(model, [.. results.Select(result => result.Plan)]) is { } parts && IsBetter(parts, together.Plan) ? parts : null;
        return new(
            PlanSum.Of(model, joined ?? together.Plan),
            [.. kinds.Zip(results, (kind, result) => new AlonePlan(kind.Kind, PlanSum.Of(kind.Part, result.Plan), Hires: false, result.Settings.TimeLimitInEffect()))],
            [.. PartOfModel.OwnersOf(model).Select(owner => ByOwner(model, owner, together.Settings))],
            joined);
    }

    private static bool IsBetter(Plan plan, Plan than) =>
        (plan.MandatoryLeftOut, plan.Account.ObjectiveCents).CompareTo((than.MandatoryLeftOut, than.Account.ObjectiveCents)) < 0;

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
