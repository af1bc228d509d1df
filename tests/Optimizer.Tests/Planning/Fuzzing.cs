using Optimizer.Api.Reading;
using Optimizer.Api.Writing;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Regional;
using Optimizer.Tests.Api;

namespace Optimizer.Tests.Planning;

/// <summary>Tries seeds one after the other and names all that are at fault. FUZZ_FIRST is the first of them (0 if it is not set).</summary>
internal static class Fuzzing
{
    private const int MostNamed = 20;

    /// <summary>FUZZ_HOST=native lets the native host of OR-Tools solve, which is several times faster.</summary>
    public static OrToolsHostKind Host => Environment.GetEnvironmentVariable("FUZZ_HOST") == "native" ? OrToolsHostKind.Native : OrToolsHostKind.Wasm;

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

    /// <summary>
    /// Plans a random model of any kinds of work. The plan keeps every rule, what it leaves open has a reason, no round was better, and it
    /// costs the same when it is sent back; the plan survives the wire, and so does a model without offers.
    /// </summary>
    public static string? FindFaultOfPlan(RegionalPlanner planner, Model drawn, int seed, int iterations)
    {
        var model = new Model(drawn.Parts with { FactorSetId = Requests.Classes.FactorSetId });
        var plan = planner.Plan(model, new() { IterationLimit = iterations, Seed = seed }, null, CancellationToken.None).Plan;
        var violations = RegionalChecker.Check(model, plan, FactorSet.Default);
        if (!violations.IsEmpty)
            return $"{violations[0].Where}: {violations[0].Description}";
        return FindUnexplained(plan) ?? FindBetterRound(plan) ?? FindFaultOfCopy(planner, model, plan) ?? FindFaultOfCopy(model);
    }

    private static string? FindUnexplained(Plan plan)
    {
        var silent = plan.Unplanned.Where(entry => entry.Reasons.IsEmpty).Select(entry => entry.WorkId)
            .Concat(plan.UnmetNeeds.Where(entry => entry.Reasons.IsEmpty).Select(entry => entry.NeedId))
            .Concat(plan.UnsoldOffers.Where(entry => entry.Reasons.IsEmpty).Select(entry => entry.OfferId))
            .Concat(plan.UnmetContracts.Where(entry => entry.Reasons.IsEmpty).Select(entry => $"{entry.OfferId} to {entry.NeedId}"))
            .Concat(plan.Sharing.Unserved.Where(entry => entry.Reasons.IsEmpty).Select(entry => entry.BookingId))
            .FirstOrDefault();
        return silent is null ? null : $"{silent} is left open without a reason.";
    }

    /// <summary>Shared assets have objectives of their own, which rounds of a matching do not know.</summary>
    private static string? FindBetterRound(Plan plan) =>
        plan.Sharing.Summary is null && plan.Matching?.Rounds.FirstOrDefault(round => (round.MandatoryLeftOut, round.ObjectiveCents).CompareTo((plan.MandatoryLeftOut, plan.Account.ObjectiveCents)) < 0) is { } better
            ? $"A round had {better.ObjectiveCents}, the plan has {plan.Account.ObjectiveCents}."
            : null;

    private static string? FindFaultOfCopy(RegionalPlanner planner, Model model, Plan plan)
    {
        var again = PlanReader.Read(PlanWriter.Write(model, plan), model);
        if (!PlanWriter.Write(model, plan).Equals(PlanWriter.Write(model, again)))
            return "The plan does not survive the wire.";
        var evaluated = planner.Evaluate(model, plan.Routes, plan.Transfers, plan.Sharing);
        return evaluated.Account.ObjectiveCents == plan.Account.ObjectiveCents ? null : $"The plan sent back costs {evaluated.Account.ObjectiveCents} instead of {plan.Account.ObjectiveCents}.";
    }

    /// <summary>Random needs may avoid primary production by a mass that nobody knows, which no reader takes.</summary>
    private static string? FindFaultOfCopy(Model model)
    {
        if (model.HasRedistribution)
            return null;
        var readable = ModelReader.Read(ModelWriter.Write(model), Requests.Classes);
        return ModelText.Of(readable) == ModelText.Of(ModelReader.Read(ModelWriter.Write(readable), Requests.Classes)) ? null : "The model does not survive the wire.";
    }

    private static int ReadNumber(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
