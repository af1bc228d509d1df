using System.CommandLine;
using System.Diagnostics;
using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Cli.Input;
using Optimizer.Cli.Output;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.OrTools;
using Optimizer.Planning;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Comparing;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer plan</c>: plans a model and writes the plan.</summary>
internal sealed class PlanCommand
{
    private readonly Command _command = new("plan", """
        Plans a model and prints its routes and totals.

        Ends with 0 when everything is planned, 1 when something is left out, 2 when the input is wrong.
        Ctrl-C ends the search early with the best plan so far.
        """);

    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress on standard error." };
    private readonly Option<bool> _savings = new("--savings") { Description = "Plan each kind of work alone and each organisation alone, too, and show what planning together saves. Takes three times as long." };
    private readonly Option<Clock?> _clock = ProcessorClock.Option();
    private readonly Option<OrToolsHostKind?> _ortoolsHost = OrToolsHostOption.Create();
    private readonly InputOptions _input;
    private readonly SettingsOptions _settings;
    private readonly OutputOptions _output;

    private PlanCommand()
    {
        (_input, _settings, _output) = (new(_command, "FILE"), new(_command), new(_command));
        _command.Options.Add(_savings);
        _command.Options.Add(_quiet);
        _command.Options.Add(_clock);
        _command.Options.Add(_ortoolsHost);
        _command.SetAction(Run);
    }

    public static Command Create() => new PlanCommand()._command;

    private int Run(ParseResult parsed)
    {
        var started = Stopwatch.GetTimestamp();
        var factors = FactorSet.Default;
        var request = _input.Read(parsed);
        var (model, settings) = RequestReader.Read(request.Model, _settings.Over(request.Settings, parsed), EnergyClasses.Of(factors));
        var output = _output.Read(parsed, model);

        TimeProvider clock = parsed.GetValue(_clock) is Clock.Processor ? new ProcessorClock(settings.Threads) : TimeProvider.System;
        var spent = clock is ProcessorClock ? clock.GetElapsedTime(0) : Stopwatch.GetElapsedTime(started);
        using var hosts = new OrToolsHosts(new() { Host = parsed.GetValue(_ortoolsHost) ?? OrToolsHostKind.Wasm });
        var planner = new RegionalPlanner(factors, clock, hosts);
        var result = Search(planner, model, settings, spent, parsed.GetValue(_quiet));
        var savings = parsed.GetValue(_savings) ? Savings(planner, model, result) : null;
        result = result with { Plan = savings?.Joined ?? result.Plan };
        output.Write(model, result, savings);
        return result.Plan.IsComplete ? ExitCode.Complete : ExitCode.SomethingUnplanned;
    }

    private static Savings Savings(RegionalPlanner planner, Model model, PlanningResult result)
    {
        using var interruption = new Interruption();
        return new SavingsStudy((part, share) => planner.Plan(part, share, null, interruption.Token), planner.Join).Run(model, result);
    }

    private static PlanningResult Search(RegionalPlanner planner, Model model, SolverSettings settings, TimeSpan spent, bool isQuiet)
    {
        using var interruption = new Interruption();
        return isQuiet ? Plan(null) : SearchProgress.Show(settings, Plan);

        PlanningResult Plan(IProgress<PlanningProgress>? progress) => RequestPlanner.Plan(planner, model, settings, progress, interruption.Token, spent);
    }
}
