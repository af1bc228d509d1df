using System.CommandLine;
using Optimizer.Api.Writing;
using Optimizer.Planning;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Cli;

/// <summary><c>optimizer generate nordwest|ruhr|x</c>: models from a seed, as request files.</summary>
internal static class GenerateCommand
{
    private static readonly Option<int> Seed = new("--seed") { Description = "Same seed, same file.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Size = new("--size") { Description = "Number of collections." };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Where to write. Default: standard output." };
    private static readonly Option<double> TimeLimit = new("--time-limit-s") { Description = "Time limit in the file's settings, in seconds.", DefaultValueFactory = _ => 10 };

    public static Command Create() => new("generate", "Make a model from a seed")
    {
        Regional(Region.Nordwest, defaultSize: 120),
        Regional(Region.Ruhr, defaultSize: 200),
        X(),
    };

    private static Command Regional(Region region, int defaultSize)
    {
        Option<int?> vehicles = new("--vehicles") { Description = "Number of vehicles. Default: one for every ten collections." };
        var command = new Command(region.Id, $"A collection day in the {region.Name}: real places, invented companies") { Seed, Size, vehicles, TimeLimit, Out };
        command.SetAction(arguments =>
        {
            var seed = arguments.GetValue(Seed);
            var model = RegionalModels.Generate(region, seed, arguments.GetValue(Size) ?? defaultSize, arguments.GetValue(vehicles));
            Write(arguments, RequestJson.Write(model, Settings(arguments)));
        });
        return command;
    }

    private static Command X()
    {
        Option<XDepot> depot = new("--depot") { Description = "Where the depot lies.", DefaultValueFactory = _ => XDepot.Random };
        Option<XCustomers> customers = new("--customers") { Description = "How customers lie.", DefaultValueFactory = _ => XCustomers.RandomClustered };
        Option<XDemand> demand = new("--demand") { Description = "How demands are drawn.", DefaultValueFactory = _ => XDemand.From1To100 };
        Option<double?> routeSize = new("--route-size") { Description = "Customers on a full vehicle, on average. Default: drawn from 3 to 25." };
        var command = new Command("x", "A capacitated vehicle routing problem as in Uchoa et al. (2017)") { Seed, Size, depot, customers, demand, routeSize, TimeLimit, Out };
        command.SetAction(arguments =>
        {
            var instance = XGenerator.Generate(new()
            {
                Customers = arguments.GetValue(Size) ?? 100,
                Seed = arguments.GetValue(Seed),
                Depot = arguments.GetValue(depot),
                Positioning = arguments.GetValue(customers),
                Demand = arguments.GetValue(demand),
                RouteSize = arguments.GetValue(routeSize),
            });
            var isVrplib = arguments.GetValue(Out)?.Extension == ".vrp";
            Write(arguments, isVrplib ? instance.ToVrplib() : RequestJson.Write(instance.ToModel(), Settings(arguments)));
        });
        return command;
    }

    private static SolverSettings Settings(ParseResult arguments) =>
        new() { Seed = arguments.GetValue(Seed), TimeLimit = TimeSpan.FromSeconds(arguments.GetValue(TimeLimit)) };

    private static void Write(ParseResult arguments, string text)
    {
        if (arguments.GetValue(Out) is not { } file)
        {
            Console.Out.Write(text);
            return;
        }

        file.Directory?.Create();
        File.WriteAllText(file.FullName, text);
    }
}
