using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Sharing;

namespace Optimizer.Tests.Planning.Sharing;

/// <summary>The slow twin of the scheduler: every way, asset and start on a grid of 100 s, judged by the checker and the account.</summary>
internal static class ScheduleTwin
{
    /// <summary>The least objective of all plans that keep the rules. Without splits, maintenance and carried assets.</summary>
    public static (long ObjectiveCents, Plan Plan) Best(Model model)
    {
        (long Cents, Plan Plan)? best = null;
        Choose(0, []);
        return best!.Value;

        void Choose(int booking, ImmutableArray<PlannedUse> uses)
        {
            if (booking == model.Bookings.Length)
            {
                var plan = TinySharing.Plan(model, uses);
                if ((best is null || plan.Account.ObjectiveCents < best.Value.Cents) && SharingChecker.Check(model, plan, Domain.Emissions.FactorSet.Default).IsEmpty)
                    best = (plan.Account.ObjectiveCents, plan);
                return;
            }

            Choose(booking + 1, uses);
            foreach (var choice in Choices(model, booking))
                Choose(booking + 1, uses.AddRange(choice));
        }
    }

    private static IEnumerable<ImmutableArray<PlannedUse>> Choices(Model model, int booking)
    {
        for (var way = 0; way < model.Bookings[booking].Ways.Length; way++)
        {
            var choice = model.Bookings[booking].Ways[way];
            var seconds = (int)choice.Duration.TotalSeconds;
            for (var start = (int)choice.EarliestStart.TotalSeconds; start + seconds <= choice.LatestEnd.TotalSeconds; start += 100)
            {
                foreach (var kit in Kits(model, choice.Requirements, []))
                    yield return [.. kit.Select((asset, requirement) => new PlannedUse(asset, booking, way, 0, requirement, start, start + seconds))];
            }
        }
    }

    private static IEnumerable<ImmutableArray<int>> Kits(Model model, ImmutableArray<Domain.Models.Sharing.AssetRequirement> requirements, ImmutableArray<int> taken)
    {
        if (taken.Length == requirements.Length)
            return [taken];
        return Enumerable.Range(0, model.Assets.Length)
            .Where(asset => !taken.Contains(asset) && requirements[taken.Length].IsMetBy(model.Assets[asset]))
            .SelectMany(asset => Kits(model, requirements, taken.Add(asset)));
    }
}
