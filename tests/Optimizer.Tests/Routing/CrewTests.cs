using Optimizer.Routing;
using Optimizer.Routing.Search;
using Optimizer.Routing.Search.Plain;
using Optimizer.Tests.Routing.Plain;

namespace Optimizer.Tests.Routing;

/// <summary>Threads find the same plan again, whether they work each on its own plan or on parts of one.</summary>
public class CrewTests
{
    /// <summary>Problems of at least 150 stops for each thread are divided.</summary>
    private static readonly Dictionary<string, (RoutingProblem Problem, int Iterations)> Problems = new()
    {
        ["small and plain"] = (PlainProblems.Draw(1, stops: 60), 600),
        ["small with windows"] = (RandomProblems.Draw(1, stops: 40, windows: true), 120),
        ["small with pairs"] = (PairProblems.Draw(1, pairs: 20, PairRules.Windows), 120),
        ["large and plain"] = (PlainProblems.Draw(2, stops: 450), 600),
        ["large, plain and just too few vehicles"] = (PlainProblems.Draw(3, stops: 460, vehicles: 75, tightness: 6), 300),
        ["large and plain without coordinates"] = (PlainProblems.Draw(4, stops: 450, hasPoints: false), 300),
        ["large with windows"] = (RandomProblems.Draw(2, stops: 300, windows: true, kinds: 2), 120),
        ["large with pairs"] = (PairProblems.Draw(2, pairs: 226, PairRules.Windows, mayStayAbsent: true), 120),
        ["large with stations"] = (RandomProblems.Draw(3, stops: 300, stations: 1), 80),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Problems.Keys)
            {
                for (var threads = name.StartsWith("large", StringComparison.Ordinal) ? 2 : 1; threads <= 3; threads++)
                    cases.Add(name, threads);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Same_seed_threads_and_iterations_give_the_same_sound_plan(string name, int threads)
    {
        var (problem, iterations) = Problems[name];

        var first = Solve(problem, iterations, threads);
        var second = Solve(problem, iterations, threads);

        SolutionCheck.AssertSound(problem, first.Solution);
        Assert.Equal(Describe(first.Solution), Describe(second.Solution));
        Assert.Equal(first.Improvements[^1].Cost, first.Solution.Cost);
        Assert.Equal(first.Improvements.Select(improvement => improvement.Cost), second.Improvements.Select(improvement => improvement.Cost));
        Assert.InRange(first.Iterations, iterations, iterations + threads);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void After_every_epoch_on_parts_the_best_is_a_whole_plan_of_its_price(int threads)
    {
        var problem = PlainProblems.Draw(5, stops: 460, vehicles: 70, tightness: 6, metresForVehicle: 20);
        var data = new SearchData(problem);
        var limits = new RoutingLimits { IterationLimit = 10_000, Threads = threads };
        var islands = RoutingEngine.IslandsFor(data, limits, PlainProblems.Parameters, new(limits, TimeProvider.System, CancellationToken.None));
        Assert.IsType<PlainIsland>(islands[0]);
        var crew = new Crew(data, islands, seed: 1);
        crew.Construct();
        for (var (epoch, before) = (0, crew.Best.Cost); epoch < 8; (epoch, before) = (epoch + 1, crew.Best.Cost))
        {
            crew.Work(50, own => own / 10_000.0);

            Assert.True(crew.Best.Cost <= before, $"Epoch {epoch}: {before} became {crew.Best.Cost}.");
            var solution = SolutionReader.Read(data, crew.Best);
            Assert.Equal(crew.Best.Cost, solution.Cost);
            SolutionCheck.AssertSound(problem, solution);
        }

        crew.Polish();

        Assert.Equal(crew.Best.Cost, SolutionReader.Read(data, crew.Best).Cost);
    }

    private static RoutingResult Solve(RoutingProblem problem, int iterations, int threads) =>
        RoutingEngine.Solve(problem, new() { IterationLimit = iterations, Threads = threads, Parameters = new Dictionary<string, double> { ["epoch_iterations"] = 15 } }, TimeProvider.System);

    private static string Describe(RoutingSolution solution) => string.Join('\n', solution.Routes.Select(route =>
        $"{route.Vehicle}: {string.Join(' ', route.Visits.Select(visit => visit.Index))} {route.Departure} {route.Return} {route.Cost}"));
}
