using Optimizer.Domain.Plans;
using Optimizer.Planning;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Shows on standard error how far a search is: a bar on a terminal, else a line every two seconds.</summary>
internal sealed class SearchProgress : IProgress<PlanningProgress>
{
    private readonly Action<PlanningProgress, string> _show;
    private readonly TimeSpan _pause;
    private TimeSpan? _last;
    private Plan? _plan;
    private bool _isBetter;

    private SearchProgress(TimeSpan pause, Action<PlanningProgress, string> show) => (_pause, _show) = (pause, show);

    public static PlanningResult Show(SolverSettings settings, Func<IProgress<PlanningProgress>, PlanningResult> search)
    {
        if (Console.IsErrorRedirected)
            return search(new SearchProgress(TimeSpan.FromSeconds(2), (progress, text) => Console.Error.WriteLine($"{progress.Elapsed.TotalSeconds,6:0.0} s  {text}")));

        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ElapsedTimeColumn(), new ProgressBarColumn(), new TaskDescriptionColumn())
            .Start(context => search(Bar(context, settings)));
    }

    /// <summary>Called by the searching thread, one call at a time.</summary>
    public void Report(PlanningProgress value)
    {
        _isBetter |= value.IsBetter;
        if (value.Elapsed - _last < _pause)
            return;

        if (_isBetter || _plan is null)
            _plan = value.ReadPlan();
        (_last, _isBetter) = (value.Elapsed, false);
        _show(value, Describe(_plan));
    }

    private static SearchProgress Bar(ProgressContext context, SolverSettings settings)
    {
        var task = context.AddTask("reading the model", maxValue: 1);
        return new(TimeSpan.FromMilliseconds(200), (progress, text) =>
        {
            task.Description = text;
            task.Value = Share(progress, settings);
        });
    }

    /// <summary>How much of the time or the iterations is used, whichever is more.</summary>
    private static double Share(PlanningProgress progress, SolverSettings settings) => Math.Clamp(
        Math.Max(progress.Elapsed / (settings.TimeLimitInEffect() ?? TimeSpan.MaxValue), (double)progress.Iterations / (settings.IterationLimit ?? long.MaxValue)), 0, 1);

    private static string Describe(Plan plan) =>
        $"cost {plan.Account.ObjectiveCents / 100.0:N2} Euro  vehicles {plan.Routes.Length:N0}  CO2e {plan.Account.Total.Energy.WtwGrams / 1_000:N1} kg  unplanned {plan.Unplanned.Length:N0}";
}
