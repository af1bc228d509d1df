using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Optimizer.Api.Reading;
using Optimizer.Cli.Benching;
using Optimizer.Cli.Input;
using Optimizer.Cli.Output;
using Optimizer.Planning;
using Optimizer.Studies.Benchmarking;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer bench</c>: plans public instances under several limits, seeds and settings, and compares with best known values and peers.</summary>
internal sealed class BenchCommand
{
    private const int MostSeeds = 1_000;
    private const string NoSets = """
        Name a folder or a file of public instances, or results with --summary. The instances are not part of optimizer. They are public: CVRPLIB
        (cvrp, cvrp-xxl), laser-ufpb/VRPTWController (vrptw), SINTEF (pdptw), PyVRP/Instances (mdvrptw, sdvrptw, hfvrp, vrpb, pcvrptw, mtvrptwr),
        VictorTiezzi/INSTANCES (vrpspd), cssartori/pdptw-instances (pdptw-berlin), israelpereira55/WCVRPTW-benchmark (waste); see benchmarks/README.md.
        """;

    private readonly Command _command = new("bench", $"""
        Plans instances with every time limit, number of threads, engine, preset and seed asked for, one after the other, each in a process of its own,
        checks every solution in the convention of its family, and prints the gaps to best known values and to other solvers.

        A run that is in the results file is not run again, so that a benchmark which was broken off goes on. Families: {string.Join(", ", Family.All.Select(family => family.Name))}.
        Ends with 0 when every solution is complete and without fault, 1 when one is not, 2 when the input is wrong.
        """);

    private readonly Argument<string[]> _sets = new("SET") { Description = "A folder of instances of one family, or one file.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _family = new("--family") { Description = "The family of all sets. Default: the name of the folder.", HelpName = "NAME" };
    private readonly Option<TimeSpan[]> _limits = List("--time-limit", "Time limits, such as 10s,30s. Default: 10s.", "TIMES", Choice.Duration);
    private readonly Option<int?> _seeds = new("--seeds") { Description = "How many seeds, from 1 on. Default: 3.", HelpName = "N" };
    private readonly Option<int[]> _threads = List("--threads", "Numbers of threads, such as 1,2. Default: 1.", "NUMBERS", Choice.Whole);
    private readonly Option<string[]> _engines = Names("--engines", "What searches.", Engines.Names, Engines.Default);
    private readonly Option<string[]> _presets = Names("--presets", "How much effort.", [.. Engines.Presets.Select(preset => preset.Name)], new SolverSettings().Preset);
    private readonly Option<Dictionary<string, double>> _parameters = SettingsOptions.Parameters();
    private readonly Option<Clock?> _clock = ProcessorClock.Option();
    private readonly Option<string[]> _best = new("--bks") { Description = "Files with best known values. Default: bks.csv and bks-rich.csv beside a set or above it.", HelpName = "FILE" };
    private readonly Option<string?> _out = new("--out") { Description = "The results file (CSV), which is added to. Default: results.csv.", HelpName = "FILE" };
    private readonly Option<string?> _summary = new("--summary") { Description = "Run nothing; print the tables of these results.", HelpName = "FILE" };
    private readonly Option<string?> _markdown = new("--markdown") { Description = "Write the tables as Markdown, too.", HelpName = "FILE" };

    private BenchCommand()
    {
        _command.Arguments.Add(_sets);
        foreach (var option in new Option[] { _limits, _seeds, _threads, _engines, _presets, _parameters, _clock, _family, _best, _out, _summary, _markdown })
            _command.Options.Add(option);
        _seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > MostSeeds)
                result.AddError($"--seeds is {result.GetValueOrDefault<int?>()}, which is not from 1 to {MostSeeds}.");
        });
        _family.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && Family.Find(name) is null)
                result.AddError($"'{name}' is not one of {string.Join(", ", Family.All.Select(family => family.Name))}.");
        });
        _command.Validators.Add(result =>
        {
            var hasSets = result.GetValue(_sets) is { Length: > 0 };
            if (!hasSets && result.GetValue(_summary) is null)
                result.AddError(NoSets);
            if (hasSets && result.GetValue(_summary) is not null)
                result.AddError("--summary runs nothing. Leave the sets out, or --summary.");
        });
        _command.SetAction(Run);
    }

    public static Command Create() => new BenchCommand()._command;

    private int Run(ParseResult parsed)
    {
        var results = parsed.GetValue(_summary) ?? parsed.GetValue(_out) ?? "results.csv";
        if (parsed.GetValue(_summary) is not null && !File.Exists(results))
            throw new FileNotFoundException($"There is no file '{results}'.");
        if (parsed.GetValue(_summary) is null && !RunAll(parsed, results))
            return ExitCode.SomethingUnplanned;

        var rows = Read(results);
        var tables = QualityReport.Tables(rows, PeerScore.Measured);
        Console.Out.Write(string.Join('\n', tables.Select(table => table.ToMarkdown())));
        if (parsed.GetValue(_markdown) is { } markdown)
            OutputFile.Write(markdown, writer => writer.Write(QualityMarkdown.Of(rows, tables)));
        return rows.All(row => row.Counts) ? ExitCode.Complete : ExitCode.SomethingUnplanned;
    }

    /// <summary>False if somebody broke it off.</summary>
    private bool RunAll(ParseResult parsed, string results)
    {
        var instances = parsed.GetValue(_sets)!.SelectMany(set => BenchInstance.Find(set, parsed.GetValue(_family))).ToArray();
        var known = BestKnown(parsed, instances);
        var done = Read(results).Select(row => row.Case).ToHashSet();
        var all = Cases(parsed, instances).DistinctBy(each => each.Run).Where(each => !done.Contains(each.Run)).ToArray();
        foreach (var family in instances.Select(instance => instance.Family).Distinct().Where(name => Family.Find(name) is null))
            Console.Error.WriteLine($"'{family}' is not a family with a check of its own; its solutions pass the product's checker only. Name a family with --family.");

        using var interruption = new Interruption();
        foreach (var (index, (run, path)) in all.Index())
        {
            var row = PlanProcess.Run(run, path, known.Find(run.Family, run.Instance));
            if (interruption.Token.IsCancellationRequested)
                return false;
            BenchResults.Append(results, row);
            Console.Error.WriteLine($"{index + 1}/{all.Length}  {run.Family} {run.Instance}  {run.TimeLimitSeconds} s, {run.Threads} threads, seed {run.Seed}: {Describe(row)}");
        }

        return true;
    }

    private IEnumerable<(BenchCase Run, string Path)> Cases(ParseResult parsed, BenchInstance[] instances) =>
        from instance in instances
        from limit in Given(parsed, _limits, TimeSpan.FromSeconds(10))
        from threads in Given(parsed, _threads, 1)
        from engine in Given(parsed, _engines, Engines.Default)
        from preset in Given(parsed, _presets, new SolverSettings().Preset)
        from seed in Enumerable.Range(1, parsed.GetValue(_seeds) ?? 3)
        select (new BenchCase(instance.Family, instance.Name, engine, preset, Parameters(parsed), threads, seed, limit.TotalSeconds, $"{parsed.GetValue(_clock) ?? Clock.Wall}".ToLowerInvariant()), instance.Path);

    private static T[] Given<T>(ParseResult parsed, Option<T[]> option, T unset) => parsed.GetValue(option) is { Length: > 0 } given ? given : [unset];

    private string Parameters(ParseResult parsed) =>
        string.Join(' ', (parsed.GetValue(_parameters) ?? []).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => FormattableString.Invariant($"{each.Key}={each.Value}")));

    private BestKnownValues BestKnown(ParseResult parsed, IEnumerable<BenchInstance> instances)
    {
        var values = new BestKnownValues();
        foreach (var file in parsed.GetValue(_best) is { Length: > 0 } given ? given : instances.SelectMany(instance => BenchInstance.FindBestKnown(instance)).Distinct())
            values.Add(File.ReadAllText(file));
        return values;
    }

    private static ImmutableArray<BenchRow> Read(string path)
    {
        try
        {
            return BenchResults.Read(path);
        }
        catch (FormatException fault)
        {
            throw new InvalidRequestException([new(path, "bench.not_results", $"{fault.Message} Give a file that bench has written, or another name.")]);
        }
    }

    private static string Describe(BenchRow row) => row.Error.Length > 0
        ? row.Error
        : FormattableString.Invariant($"{row.Cost:0.##}, {row.Vehicles} vehicles, {(row.GapPercent is { } gap ? $"gap {gap:0.00} %" : "no best known value")}{(row.IsFeasible ? "" : ", not complete")}");

    private static Option<T[]> List<T>(string name, string description, string helpName, Func<ArgumentResult, string, T?> read)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => [.. result.Tokens[0].Value.Split(',').Select(word => read(result, word)).OfType<T>()],
        };

    private static Option<string[]> Names(string name, string description, IReadOnlyList<string> known, string unset) => new(name)
    {
        Description = $"{description} One or more of {string.Join(", ", known)}, parted by commas. Default: {unset}.",
        HelpName = "NAMES",
        CustomParser = result =>
        {
            var words = result.Tokens[0].Value.Split(',');
            foreach (var word in words.Except(known))
                result.AddError($"'{word}' is not one of {string.Join(", ", known)}.");
            return words;
        },
    };
}
