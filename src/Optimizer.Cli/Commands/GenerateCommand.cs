using System.CommandLine;
using Optimizer.Api.Writing;
using Optimizer.Planning;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer generate nordwest|ruhr|x</c>: models from a seed, as request files.</summary>
internal static class GenerateCommand
{
    private static readonly Option<int> Seed = new("--seed") { Description = "Where chance starts: same seed, same file.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Out = new("--out") { Description = "Where to write. Default: standard output.", HelpName = "FILE" };
    private static readonly Option<double> TimeLimit = Positive("--time-limit-s", "Time limit in the file's settings, in seconds.", 10);

    public static Command Create() => new("generate", "Makes a model from a seed.")
    {
        Regional(Region.Nordwest, defaultSize: 120),
        Regional(Region.Ruhr, defaultSize: 200),
        X(),
    };

    private static Command Regional(Region region, int defaultSize)
    {
        var size = Within("--size", "Number of collections.", 20, 100_000, defaultSize);
        var vehicles = Within("--vehicles", "Number of vehicles; 0 is one for every ten collections.", 0, 10_000, 0);
        var offers = Within("--offers", "Number of offers of surplus.", 0, 10_000, 0);
        var needs = Within("--needs", "Number of needs for it.", 0, 10_000, 0);
        var assets = Within("--assets", "Number of shared machines.", 0, 1_000, 0);
        var bookings = Within("--bookings", "Number of bookings of them.", 0, 10_000, 0);
        var command = new Command(region.Id, $"A day in the {region.Name}: real places, invented companies; collections, and if asked for surplus and shared machines.")
        {
            Seed, size, vehicles, offers, needs, assets, bookings, TimeLimit, Out,
        };
        command.SetAction(parsed =>
        {
            var fleet = parsed.GetValue(vehicles);
            var work = new RegionalWork(
                parsed.GetValue(size),
                fleet == 0 ? null : Math.Max(fleet, RegionalModels.LeastVehicles),
                parsed.GetValue(offers),
                parsed.GetValue(needs),
                parsed.GetValue(assets),
                parsed.GetValue(bookings));
            Write(parsed, RequestJson.Write(RegionalDays.Generate(region, parsed.GetValue(Seed), work), Settings(parsed)));
        });
        return command;
    }

    private static Command X()
    {
        var size = Within("--size", "Number of customers.", 1, 100_000, 100);
        Option<XDepot?> depot = new("--depot") { CustomParser = result => Choice.Parse<XDepot>(result), HelpName = string.Join('|', Enum.GetNames<XDepot>()), Description = "Where the depot lies.", DefaultValueFactory = _ => XDepot.Random };
        Option<XCustomers?> customers = new("--customers") { CustomParser = result => Choice.Parse<XCustomers>(result), HelpName = string.Join('|', Enum.GetNames<XCustomers>()), Description = "How customers lie.", DefaultValueFactory = _ => XCustomers.RandomClustered };
        Option<XDemand?> demand = new("--demand") { CustomParser = result => Choice.Parse<XDemand>(result), HelpName = string.Join('|', Enum.GetNames<XDemand>()), Description = "How demands are drawn.", DefaultValueFactory = _ => XDemand.From1To100 };
        var routeSize = Positive("--route-size", "Customers on a full vehicle, on average. Default: drawn from 3 to 25.", null);
        var command = new Command("x", "A capacitated vehicle routing problem as in Uchoa et al. (2017); VRPLIB when the file ends with .vrp.") { Seed, size, depot, customers, demand, routeSize, TimeLimit, Out };
        command.SetAction(parsed =>
        {
            var instance = XGenerator.Generate(new()
            {
                Customers = parsed.GetValue(size),
                Seed = parsed.GetValue(Seed),
                Depot = parsed.GetValue(depot)!.Value,
                Positioning = parsed.GetValue(customers)!.Value,
                Demand = parsed.GetValue(demand)!.Value,
                RouteSize = parsed.GetValue(routeSize) is > 0 and var asked ? Math.Max(1, asked) : null,
            });
            var isVrplib = parsed.GetValue(Out)?.EndsWith(".vrp", StringComparison.OrdinalIgnoreCase) ?? false;
            Write(parsed, isVrplib ? instance.ToVrplib() : RequestJson.Write(instance.ToModel(), Settings(parsed)));
        });
        return command;
    }

    private static Option<int> Within(string name, string description, int least, int most, int unset)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => unset };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least || result.GetValueOrDefault<int>() > most)
                result.AddError($"{name} is {result.GetValueOrDefault<int>()}, which is not from {least} to {most}.");
        });
        return option;
    }

    private static Option<double> Positive(string name, string description, double? unset)
    {
        Option<double> option = new(name) { Description = description, HelpName = "NUMBER" };
        if (unset is { } value)
            option.DefaultValueFactory = _ => value;
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 86_400))
                result.AddError($"{name} is {result.GetValueOrDefault<double>()}, which is not above 0 and up to 86400.");
        });
        return option;
    }

    private static SolverSettings Settings(ParseResult parsed) =>
        new() { Seed = parsed.GetValue(Seed), TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(TimeLimit)) };

    private static void Write(ParseResult parsed, string text)
    {
        if (parsed.GetValue(Out) is not { } path)
        {
            Console.Out.Write(text);
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, text);
    }
}
