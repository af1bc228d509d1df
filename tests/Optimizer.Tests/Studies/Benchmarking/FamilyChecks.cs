using Optimizer.Studies.Benchmarking;
using Optimizer.Studies.Benchmarking.Checking;

namespace Optimizer.Tests.Studies.Benchmarking;

/// <summary>Runs a family's check on a solution given route by route.</summary>
internal static class FamilyChecks
{
    public static FamilyResult Check(string family, string instance, params string[] routes) =>
        Family.Find(family)!.Check(instance, string.Concat(routes.Select((route, index) => $"Route #{index + 1}: {route}\n")) + "Cost 1\n");

    /// <summary>The solution is worth so much and has no fault.</summary>
    public static void IsRight(string family, string instance, double cost, int vehicles, params string[] routes)
    {
        var result = Check(family, instance, routes);
        Assert.Equal([], result.Faults);
        Assert.Equal(cost, result.Cost, 1e-6);
        Assert.Equal(vehicles, result.Vehicles);
    }

    /// <summary>The solution has a fault that says so.</summary>
    public static void IsWrong(string family, string instance, string fault, params string[] routes) =>
        Assert.Contains(Check(family, instance, routes).Faults, each => each.Contains(fault, StringComparison.Ordinal));
}
