using System.Collections.Immutable;
using Optimizer.OrTools;

namespace Optimizer.Planning.Redistribution;

/// <summary>What the rounds of a search may use together: the time and the iterations of its settings.</summary>
/// <param name="spent">What of the time was used up before.</param>
internal sealed class SearchBudget(SolverSettings settings, TimeProvider clock, TimeSpan spent)
{
    /// <summary>A gap of a matching that nobody looks into: less than what transport is known to.</summary>
    private const double Negligible = 1e-6;

    private const double WorkPerIteration = 0.001;
    private const double LeastWork = 0.1;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly long _started = clock.GetTimestamp();

    /// <summary>Since the time limit began to run.</summary>
    public TimeSpan Elapsed => spent + clock.GetElapsedTime(_started);

    public long Iterations { get; private set; }

    public bool IsSpent => Elapsed + Moment >= settings.TimeLimitInEffect() || Iterations >= settings.IterationLimit;

    public void Use(long iterations) => Iterations += iterations;

    /// <summary>For a part of a search that may use a share of the whole, at most what is left.</summary>
    public SolverSettings Settings(double share) => settings with
    {
        TimeLimit = settings.TimeLimitInEffect() is { } limit ? Shorter(limit * share, Left(limit)) : null,
        IterationLimit = settings.IterationLimit is { } most ? Math.Clamp((long)(most * share), 0, Math.Max(0, most - Iterations)) : null,
        TargetObjectiveCents = null,
    };

    /// <summary>Without a time limit the work is limited, so that a run repeats; a short run has little.</summary>
    /// <param name="work">The most, in the units of the solver.</param>
    public CpLimits MatchingLimits(double share, double work) => new()
    {
        Seed = (int)(settings.Seed & int.MaxValue),
        TimeLimit = settings.TimeLimitInEffect() is { } limit ? Shorter(limit * share, Left(limit)) : null,
        DeterministicTimeLimit = settings.IterationLimit is { } most ? Math.Clamp(most * WorkPerIteration, LeastWork, work) : null,
        RelativeGapLimit = Negligible,
        TakesTurns = true,
    };

    /// <param name="last">Of the last part of the search.</param>
    public SearchStatistics Statistics(SearchStatistics last, ImmutableArray<Improvement> improvements, string stoppedBy) =>
        new(last.Engine, last.EngineVersion, Iterations, Elapsed, improvements, stoppedBy);

    private TimeSpan Left(TimeSpan limit) => limit - Elapsed is var left && left > Moment ? left : Moment;

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
