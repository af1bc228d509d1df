using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>A project whose activities share resources (RCPSP): what runs at the same time needs no more of any than there is; the last end is to be early.</summary>
/// <param name="Capacities">Of each resource, at any time.</param>
public sealed record ProjectProblem(ImmutableArray<ProjectActivity> Activities, ImmutableArray<int> Capacities) : IClassicProblem
{
    /// <summary>The <c>.sm</c> files of PSPLIB: precedences, then durations and requests, then what is available.</summary>
    public static ProjectProblem Read(string text)
    {
        var lines = text.Split('\n');
        var successors = RowsAfter(lines, "PRECEDENCE RELATIONS").ToDictionary(row => row[0], row => row[3..]);
        var requests = RowsAfter(lines, "REQUESTS/DURATIONS");
        return new(
            [.. requests.Select(row => new ProjectActivity(row[2], [.. row[3..]], [.. successors[row[0]].Select(number => number - 1)]))],
            [.. RowsAfter(lines, "RESOURCEAVAILABILITIES").Single()]);
    }

    public ClassicResult Solve(OrToolsHosts hosts, CpLimits limits)
    {
        var model = new CpModel();
        var horizon = Activities.Sum(activity => activity.Duration);
        var starts = Activities.Select(_ => model.AddInt(0, horizon)).ToArray();
        var end = model.AddInt(0, horizon, "end");
        var intervals = Activities.Zip(starts, (activity, start) => model.AddInterval(start, activity.Duration, start + activity.Duration)).ToArray();

        foreach (var (activity, start) in Activities.Zip(starts))
        {
            model.AddGreaterOrEqual(end, start + activity.Duration);
            foreach (var successor in activity.Successors)
                model.AddGreaterOrEqual(starts[successor], start + activity.Duration);
        }

        for (var resource = 0; resource < Capacities.Length; resource++)
            model.AddCumulative(Capacities[resource], Activities.Zip(intervals).Where(each => each.First.Requests[resource] > 0).Select(each => (each.Second, (LinearExpression)each.First.Requests[resource])));

        model.Minimise(end);
        var solution = hosts.Solve(model, limits);
        return new(solution.Status, solution.HasSolution ? EndOf([.. starts.Select(start => solution[start])]) : null, solution.BestBound);
    }

    /// <summary>When the last activity ends.</summary>
    /// <param name="starts">Of each activity.</param>
    /// <exception cref="UnreachableException">It is no schedule of this problem.</exception>
    public long EndOf(IReadOnlyList<long> starts)
    {
        foreach (var (index, activity) in Activities.Index())
        {
            if (starts[index] < 0 || activity.Successors.Any(successor => starts[successor] < starts[index] + activity.Duration))
                throw new UnreachableException($"Activity {index + 1} starts at {starts[index]} for {activity.Duration}, before time 0 or past the start of a successor.");
            // What is needed changes to more only where something starts.
            for (var resource = 0; resource < Capacities.Length; resource++)
            {
                var needed = Activities.Index().Where(each => starts[each.Index] <= starts[index] && starts[index] < starts[each.Index] + each.Item.Duration).Sum(each => each.Item.Requests[resource]);
                if (needed > Capacities[resource])
                    throw new UnreachableException($"At {starts[index]} activities need {needed} of resource {resource + 1}, which has {Capacities[resource]}.");
            }
        }

        return Activities.Zip(starts, (activity, start) => start + activity.Duration).Max();
    }

    /// <summary>The rows of numbers under a heading, up to the next line of stars or dashes after them.</summary>
    private static List<int[]> RowsAfter(string[] lines, string heading)
    {
        static bool IsRow(string line) => line.Trim() is { Length: > 0 } trimmed && char.IsAsciiDigit(trimmed[0]);

        var rows = lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).SkipWhile(line => !IsRow(line)).TakeWhile(IsRow);
        return [.. rows.Select(row => row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray())];
    }
}

/// <summary>A part of a project.</summary>
/// <param name="Requests">Of each resource, from start to end.</param>
/// <param name="Successors">Indices of activities that start when it has ended, or later.</param>
public sealed record ProjectActivity(int Duration, ImmutableArray<int> Requests, ImmutableArray<int> Successors);
