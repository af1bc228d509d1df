using System.CommandLine;
using Optimizer.Planning;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Optimizer.Cli.Commands;

/// <summary>The options of the search; those given win over the settings in the file.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<TimeSpan?> _timeLimit = new("--time-limit") { Description = "How long to search, such as 500ms, 10s or 2m. Default: the preset's, or no limit when --iterations is given.", HelpName = "TIME", CustomParser = result => Choice.Duration(result) };
    private readonly Option<long?> _iterations = new("--iterations") { Description = "How many iterations to search. Same seed, threads and iterations: same plan.", HelpName = "N" };
    private readonly Option<long?> _seed = new("--seed") { Description = "Where chance starts. Default: 1.", HelpName = "N" };
    private readonly Option<int?> _threads = new("--threads") { Description = "How many threads search, from 1 to 64. Default: 1.", HelpName = "N" };
    private readonly Option<string?> _engine = new("--engine") { Description = $"What searches: {string.Join(", ", Engines.Names)}. Default: {Engines.Default}.", HelpName = "NAME" };
    private readonly Option<long?> _noImprovement = new("--no-improvement-limit") { Description = "Stop after so many iterations of a thread without a better plan. Default: no such limit.", HelpName = "N" };
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = $"How much effort: {string.Join(", ", Engines.Presets.Select(known => $"{known.Name} ({known.TimeLimit.TotalSeconds:0}s)"))}. Default: {new SolverSettings().Preset}.",
        HelpName = "NAME",
    };

    private readonly Option<Dictionary<string, double>> _parameters = Parameters();

    public SettingsOptions(Command command)
    {
        foreach (var option in new Option[] { _preset, _timeLimit, _iterations, _noImprovement, _seed, _threads, _engine, _parameters })
            command.Options.Add(option);
    }

    public static Option<Dictionary<string, double>> Parameters() => new("--set")
    {
        Description = $"A parameter of the engine, over the preset's: {string.Join(", ", Engines.Parameters.Select(known => $"{known.Name} ({known.Least} to {known.Most}, default {known.Default})"))}. May be given several times.",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = Choice.Parameters,
    };

    public Api.V1.SolverSettings Over(Api.V1.SolverSettings? given, ParseResult parsed)
    {
        var settings = given?.Clone() ?? new Api.V1.SolverSettings();
        if (parsed.GetValue(_preset) is { } preset)
            settings.Preset = preset;
        if (parsed.GetValue(_noImprovement) is { } noImprovement)
            settings.NoImprovementLimit = noImprovement;
        if (parsed.GetValue(_timeLimit) is { } limit)
            settings.TimeLimit = Duration.FromTimeSpan(limit);
        if (parsed.GetValue(_iterations) is { } iterations)
            settings.IterationLimit = iterations;
        if (parsed.GetValue(_seed) is { } seed)
            settings.Seed = seed;
        if (parsed.GetValue(_threads) is { } threads)
            settings.Threads = threads;
        if (parsed.GetValue(_engine) is { } engine)
            settings.Engine = engine;
        foreach (var (name, value) in parsed.GetValue(_parameters) ?? [])
            settings.Parameters[name] = value;
        return settings;
    }
}
