using Optimizer.Planning;

namespace Optimizer.Api.Writing;

/// <summary>Writes the settings in effect, and what the search did with them.</summary>
public static class SettingsWriter
{
    public static Wire.SolverSettings Write(SolverSettings settings)
    {
        var wire = new Wire.SolverSettings
        {
            TimeLimit = settings.TimeLimit?.ToWire(),
            Seed = settings.Seed,
            Threads = settings.Threads,
            Engine = settings.Engine,
        };
        if (settings.IterationLimit is { } iterations)
            wire.IterationLimit = iterations;
        if (settings.NoImprovementLimit is { } patience)
            wire.NoImprovementLimit = patience;
        if (settings.TargetObjectiveCents is { } target)
            wire.TargetObjectiveCents = target;
        foreach (var (name, value) in settings.Parameters)
            wire.Parameters[name] = value;
        return wire;
    }

    public static Wire.SolverStatistics Write(SearchStatistics statistics) => new()
    {
        Engine = statistics.Engine,
        EngineVersion = statistics.EngineVersion,
        Iterations = statistics.Iterations,
        Elapsed = statistics.Elapsed.ToWire(),
        StoppedBy = statistics.StoppedBy,
        TimeToBest = statistics.TimeToBest.ToWire(),
    };
}
