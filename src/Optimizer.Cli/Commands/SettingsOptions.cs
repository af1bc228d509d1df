using System.CommandLine;
using Optimizer.Planning;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Optimizer.Cli.Commands;

/// <summary>The options of the search; those given win over the settings in the file.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<TimeSpan?> _timeLimit = new("--time-limit") { Description = "How long to search, such as 500ms, 10s or 2m. Default: 10s, or no limit when --iterations is given.", HelpName = "TIME", CustomParser = result => Choice.Duration(result) };
    private readonly Option<long?> _iterations = new("--iterations") { Description = "How many iterations to search. Same seed, threads and iterations: same plan.", HelpName = "N" };
    private readonly Option<long?> _seed = new("--seed") { Description = "Where chance starts. Default: 1.", HelpName = "N" };
    private readonly Option<int?> _threads = new("--threads") { Description = "How many threads search, from 1 to 64. Default: 1.", HelpName = "N" };
    private readonly Option<string?> _engine = new("--engine") { Description = "What searches. Default: routing.", HelpName = "NAME" };
    private readonly Option<Dictionary<string, double>> _parameters = new("--set")
    {
        Description = $"A parameter of the engine: {string.Join(", ", Engines.Parameters.Select(known => known.Name))}. May be given several times.",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = Choice.Parameters,
    };

    public SettingsOptions(Command command)
    {
        foreach (var option in new Option[] { _timeLimit, _iterations, _seed, _threads, _engine, _parameters })
            command.Options.Add(option);
    }

    public Api.V1.SolverSettings Over(Api.V1.SolverSettings? given, ParseResult parsed)
    {
        var settings = given?.Clone() ?? new Api.V1.SolverSettings();
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
