using Optimizer.Planning;

namespace Optimizer.Api.Reading;

/// <summary>Reads solver settings, every default filled in.</summary>
public static class SettingsReader
{
    private const string Root = "settings";
    private const double MostSeconds = 86_400;

    /// <exception cref="InvalidRequestException">Something is wrong; the exception says all that is.</exception>
    public static SolverSettings Read(Wire.SolverSettings? wire)
    {
        var issues = new IssueList();
        var settings = Read(issues, wire);
        issues.ThrowIfAny();
        return settings;
    }

    internal static SolverSettings Read(IssueList issues, Wire.SolverSettings? wire)
    {
        wire ??= new();
        if (wire.HasEngine && !Engines.Names.Contains(wire.Engine))
            issues.Add($"{Root}.engine", "settings.unknown_engine", $"There is no engine {Quoted.Text(wire.Engine)}. Use one of {string.Join(", ", Engines.Names)}, or leave it out.");

        if (wire.HasPreset && Engines.Presets.All(known => known.Name != wire.Preset))
            issues.Add($"{Root}.preset", "settings.unknown_preset", $"There is no preset {Quoted.Text(wire.Preset)}. Use one of {string.Join(", ", Engines.Presets.Select(known => known.Name))}, or leave it out.");

        return new()
        {
            TimeLimit = TimeLimit(issues, wire),
            IterationLimit = wire.HasIterationLimit ? issues.Whole(wire.IterationLimit, $"{Root}.iteration_limit", Limits.Iterations) : null,
            NoImprovementLimit = wire.HasNoImprovementLimit ? issues.Whole(wire.NoImprovementLimit, $"{Root}.no_improvement_limit", Limits.Iterations with { Least = 1 }) : null,
            TargetObjectiveCents = wire.HasTargetObjectiveCents ? wire.TargetObjectiveCents : null,
            Seed = wire.HasSeed ? wire.Seed : 1,
            Threads = wire.HasThreads ? (int)issues.Whole(wire.Threads, $"{Root}.threads", Limits.Threads) : 1,
            Engine = wire.HasEngine ? wire.Engine : Engines.Default,
            Preset = Preset(wire).Name,
            Parameters = Parameters(issues, wire),
        };
    }

    /// <summary>The preset named; one that is not known is told as a fault, and the default takes its place.</summary>
    private static EnginePreset Preset(Wire.SolverSettings wire) =>
        Engines.Presets.FirstOrDefault(known => wire.HasPreset && known.Name == wire.Preset) ?? Engines.Presets.First(known => known.Name == new SolverSettings().Preset);

    private static TimeSpan? TimeLimit(IssueList issues, Wire.SolverSettings wire)
    {
        if (wire.TimeLimit is null)
            return wire.HasIterationLimit ? null : Preset(wire).TimeLimit;
        return TimeSpan.FromMilliseconds(Math.Round(DurationReader.Seconds(issues, wire.TimeLimit, $"{Root}.time_limit", 0.001, MostSeconds) * 1_000));
    }

    private static ImmutableSortedDictionary<string, double> Parameters(IssueList issues, Wire.SolverSettings wire)
    {
        var parameters = Engines.ParametersOf(wire.HasEngine ? wire.Engine : Engines.Default);
        foreach (var (name, value) in wire.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            var path = Quoted.Key($"{Root}.parameters", name);
            if (parameters.FirstOrDefault(known => known.Name == name) is { } parameter)
                issues.Number(value, path, new(parameter.Least, parameter.Most, ""));
            else
                issues.Add(path, "settings.unknown_parameter", $"The engine has no parameter {Quoted.Text(name)}. It has {string.Join(", ", parameters.Select(known => known.Name))}.");
        }

        return wire.Parameters.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
