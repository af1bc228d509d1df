namespace Optimizer.Planning.Sharing;

/// <summary>How long to look for a schedule.</summary>
/// <param name="Time">By the clock; null: none, so that the same seed gives the same schedule.</param>
/// <param name="Rounds">Of ruin and recreate, over all parts of the schedule.</param>
/// <param name="Work">Of CP-SAT, in its deterministic seconds, over all parts of the schedule; null: none.</param>
internal sealed record SchedulingLimits(TimeSpan? Time, int Rounds, double? Work, long Seed)
{
    // Shares of the whole time: scheduling is one of two steps, and may be done again with what routing taught.
    private const double ShareOfTime = 0.4;
    private const int MostRounds = 20_000;
    private const double WorkWithoutTime = 1;

    public static SchedulingLimits Of(SolverSettings settings) => settings.TimeLimitInEffect() is { } time
        ? new(time * ShareOfTime, MostRounds, null, settings.Seed)
        : new(null, (int)Math.Min(settings.IterationLimit!.Value, 2_000), WorkWithoutTime, settings.Seed);
}
