using Optimizer.Api.Reading;
using Optimizer.Api.Writing;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Regional;

namespace Optimizer.Tests.Planning;

/// <summary>Tries seeds one after the other and names all that are at fault. FUZZ_FIRST is the first of them (0 if it is not set).</summary>
internal static class Fuzzing
{
    private const int MostNamed = 20;

    /// <param name="countVariable">The environment variable that says how many seeds.</param>
    /// <param name="usualCount">How many if it is not set.</param>
    /// <param name="findFault">Null if all is well with a seed.</param>
    public static void Run(string countVariable, int usualCount, Func<int, string?> findFault)
    {
        var faults = Enumerable.Range(ReadNumber("FUZZ_FIRST", 0), ReadNumber(countVariable, usualCount))
            .Select(seed => (Seed: seed, Fault: FaultOf(seed, findFault)))
            .Where(found => found.Fault is not null)
            .Select(found => $"seed {found.Seed}: {found.Fault}")
            .ToArray();

        Assert.True(faults.Length == 0, $"{faults.Length} seeds are at fault, the first:\n{string.Join('\n', faults.Take(MostNamed))}");
    }

    /// <summary>Null if all is well. Whatever goes wrong is a fault of the seed, so that the others are tried as well.</summary>
    public static string? FaultOf(int seed, Func<int, string?> findFault)
    {
        try
        {
            return findFault(seed);
        }
#pragma warning disable CA1031 // A fault of any kind is what these tests are after.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }

    /// <summary>A plan that is written and read again is the same, and costs the same when it is evaluated.</summary>
    public static string? FindFaultOfCopy(RegionalPlanner planner, Model model, Plan plan)
    {
        var again = PlanReader.Read(PlanWriter.Write(model, plan), model);
        if (!PlanWriter.Write(model, plan).Equals(PlanWriter.Write(model, again)))
            return "The plan does not survive the wire.";
        var evaluated = planner.Evaluate(model, plan.Routes, plan.Transfers, plan.Sharing);
        return evaluated.Account.ObjectiveCents == plan.Account.ObjectiveCents ? null : $"The plan sent back costs {evaluated.Account.ObjectiveCents} instead of {plan.Account.ObjectiveCents}.";
    }

    private static int ReadNumber(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
