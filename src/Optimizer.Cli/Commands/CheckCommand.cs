using System.CommandLine;
using Optimizer.Api.Reading;
using Optimizer.Cli.Input;
using Optimizer.Cli.Output;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Regional;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer check</c>: says every rule that a plan breaks and every number of it that is wrong.</summary>
internal sealed class CheckCommand
{
    private readonly Command _command = new("check", """
        Checks a plan against its model: every rule, and every time, cost and emission recomputed.
        A plan with routes only, without times and figures, is timed and accounted for first.

        Ends with 0 when the plan is right and complete, 1 when it leaves something out, 2 when it breaks a rule.
        """);

    private readonly Argument<string> _plan = new("PLAN") { Description = "The plan as JSON, as plan --out writes it." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the violations as JSON instead of a table." };
    private readonly InputOptions _input;

    private CheckCommand()
    {
        _input = new(_command, "MODEL");
        _command.Arguments.Add(_plan);
        _command.Options.Add(_json);
        _command.SetAction(Run);
    }

    public static Command Create() => new CheckCommand()._command;

    private int Run(ParseResult parsed)
    {
        var factors = FactorSet.Default;
        var model = ModelReader.Read(_input.Read(parsed).Model, EnergyClasses.Of(factors));
        using var hosts = new OrToolsHosts();
        var plan = Read(ModelFile.ReadPlan(parsed.GetRequiredValue(_plan)), model, new(factors, TimeProvider.System, hosts));
        var violations = RegionalChecker.Check(model, plan, factors);

        if (parsed.GetValue(_json))
            Console.Out.WriteLine(ViolationsJson.Of(violations));
        else if (violations.IsEmpty)
            Console.Out.WriteLine($"The plan is right: {plan.Routes.Length:N0} routes, {plan.Unplanned.Length:N0} left out.");
        else
            Tables.Console().Write(PlanTables.Violations(violations));

        if (!violations.IsEmpty)
            return ExitCode.WrongInput;
        return plan.IsComplete ? ExitCode.Complete : ExitCode.SomethingUnplanned;
    }

    private static Plan Read(Api.V1.Plan wire, Model model, RegionalPlanner planner)
    {
        if (PlanReader.IsComplete(wire))
            return PlanReader.Read(wire, model);
        var (routes, transfers, sharing) = PlanReader.ReadRoutes(wire, model);
        return planner.Evaluate(model, routes, transfers, sharing);
    }
}
