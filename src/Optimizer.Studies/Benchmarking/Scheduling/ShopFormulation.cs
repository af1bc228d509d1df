using Optimizer.OrTools;

namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>min end; each step runs in one of its ways, after the step before it; what runs on a machine does not overlap.</summary>
internal sealed class ShopFormulation
{
    private readonly ShopProblem _problem;
    private readonly long _horizon;
    private readonly IntVar _end;
    private readonly List<(IntVar Start, BoolVar?[] Used)> _steps = [];
    private readonly SortedDictionary<int, List<IntervalVar>> _onMachine = [];

    public ShopFormulation(ShopProblem problem)
    {
        _problem = problem;
        _horizon = problem.Steps.Sum(step => step.Ways.Max(way => way.Duration));
        _end = Model.AddInt(0, _horizon, "end");
        AddJobs();
        foreach (var intervals in _onMachine.Values)
            Model.AddNoOverlap(intervals);
        Model.Minimise(_end);
    }

    public CpModel Model { get; } = new();

    /// <summary>Of each step, in the order of the jobs.</summary>
    public List<ShopRun> Read(CpSolution solution) => [.. _problem.Steps.Zip(_steps, (step, made) =>
    {
        var way = step.Ways[made.Used.Index().First(used => used.Item is not { } literal || solution[literal]).Index];
        return new ShopRun(way.Machine, solution[made.Start], solution[made.Start] + way.Duration);
    })];

    private void AddJobs()
    {
        foreach (var steps in _problem.Jobs)
        {
            LinearExpression free = 0;
            foreach (var step in steps)
                free = AddStep(step, free);
            Model.AddGreaterOrEqual(_end, free);
        }
    }

    /// <summary>When it ends.</summary>
    private LinearExpression AddStep(ShopStep step, LinearExpression free)
    {
        var start = Model.AddInt(0, _horizon);
        Model.AddGreaterOrEqual(start, free);
        var used = step.Ways.Select(_ => step.Ways.Length > 1 ? Model.AddBool() : (BoolVar?)null).ToArray();
        foreach (var (way, literal) in step.Ways.Zip(used))
        {
            _onMachine.TryAdd(way.Machine, []);
            _onMachine[way.Machine].Add(literal is { } presence
                ? Model.AddOptionalInterval(start, way.Duration, start + way.Duration, presence)
                : Model.AddInterval(start, way.Duration, start + way.Duration));
        }

        _steps.Add((start, used));
        if (used.Length == 1)
            return start + step.Ways[0].Duration;
        Model.AddExactlyOne(used.Select(literal => literal!.Value));
        return start + LinearExpression.Sum(step.Ways.Zip(used, (way, literal) => way.Duration * (LinearExpression)literal!.Value));
    }
}
