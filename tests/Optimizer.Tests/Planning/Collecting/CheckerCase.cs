using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>A plan that keeps every rule, and one that is like it but breaks exactly one rule, by an amount.</summary>
internal sealed record CheckerCase(string Cause, double Amount, Model Model, Plan Plan, Model BrokenModel, Plan BrokenPlan)
{
    /// <summary>The same visits, driven in a model that allows them and in one that does not.</summary>
    public static CheckerCase Tightened(string cause, double amount, ModelParts parts, ModelParts tighter, params string[] visits) =>
        new(cause, amount, new(parts), Tiny.Drive(parts, visits), new(tighter), Tiny.Drive(tighter, visits));

    /// <summary>One and the same plan, looked at with a model that allows it and one that does not.</summary>
    public static CheckerCase Changed(string cause, double amount, ModelParts parts, ModelParts changed, params string[] visits) =>
        new(cause, amount, new(parts), Tiny.Drive(parts, visits), new(changed), Tiny.Drive(parts, visits));

    /// <summary>Two plans of one model.</summary>
    public static CheckerCase Plans(string cause, double amount, ModelParts parts, Plan plan, Plan broken) =>
        new(cause, amount, new(parts), plan, new(parts), broken);

    /// <summary>The only route of a plan changed, and accounted for as changed.</summary>
    public static CheckerCase Route(string cause, double amount, ModelParts parts, Func<Route, Route> change, params string[] visits)
    {
        var plan = Tiny.Drive(parts, visits);
        return Plans(cause, amount, parts, plan, Tiny.Account(new(parts), [change(plan.Routes[0])]));
    }
}
