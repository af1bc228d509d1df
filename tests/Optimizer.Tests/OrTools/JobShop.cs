using Optimizer.OrTools;

namespace Optimizer.Tests.OrTools;

/// <summary>Jobs, each a sequence of steps on machines; the last end is to be early.</summary>
internal sealed record JobShop(IReadOnlyList<IReadOnlyList<(int Machine, int Duration)>> Jobs)
{
    public static JobShop Random(int jobs, int machines, Random random) => new([.. Enumerable.Range(0, jobs)
        .Select(_ => (IReadOnlyList<(int, int)>)[.. Enumerable.Range(0, machines).OrderBy(_ => random.Next()).Select(machine => (machine, random.Next(1, 30)))])]);

    public CpModel Formulate(out IReadOnlyList<IntVar> starts)
    {
        var model = new CpModel();
        var horizon = Jobs.SelectMany(job => job).Sum(step => step.Duration);
        var end = model.AddInt(0, horizon, "end");
        var all = new List<IntVar>();
        var onMachine = new SortedDictionary<int, List<IntervalVar>>();
        foreach (var job in Jobs)
        {
            LinearExpression free = 0;
            foreach (var (machine, duration) in job)
            {
                var start = model.AddInt(0, horizon);
                all.Add(start);
                model.AddGreaterOrEqual(start, free);
                free = start + duration;
                onMachine.TryAdd(machine, []);
                onMachine[machine].Add(model.AddInterval(start, duration, free));
            }

            model.AddGreaterOrEqual(end, free);
        }

        foreach (var intervals in onMachine.Values)
            model.AddNoOverlap(intervals);
        model.Minimise(end);
        starts = all;
        return model;
    }

    /// <summary>Whether starts, job by job, keep the order of each job and one step at a time on each machine.</summary>
    public bool IsPossible(IReadOnlyList<long> starts)
    {
        var next = 0;
        var steps = Jobs.SelectMany((job, index) => job.Select(step => (Job: index, step.Machine, Start: starts[next++], step.Duration))).ToList();
        return steps.All(one => steps.All(other => one == other
            || (one.Job != other.Job && one.Machine != other.Machine)
            || one.Start + one.Duration <= other.Start
            || other.Start + other.Duration <= one.Start))
            && steps.Zip(steps.Skip(1)).All(pair => pair.First.Job != pair.Second.Job || pair.First.Start < pair.Second.Start);
    }

    /// <summary>Tries every order in which steps can begin; each begins as early as it can.</summary>
    public long ShortestOfAllOrders()
    {
        var done = new int[Jobs.Count];
        var jobFree = new long[Jobs.Count];
        var machineFree = new long[Jobs.SelectMany(job => job).Max(step => step.Machine) + 1];
        return Try();

        long Try()
        {
            var shortest = long.MaxValue;
            for (var job = 0; job < Jobs.Count; job++)
            {
                if (done[job] == Jobs[job].Count)
                    continue;
                var (machine, duration) = Jobs[job][done[job]];
                var (jobWas, machineWas) = (jobFree[job], machineFree[machine]);
                done[job]++;
                jobFree[job] = machineFree[machine] = Math.Max(jobWas, machineWas) + duration;
                shortest = Math.Min(shortest, Try());
                done[job]--;
                (jobFree[job], machineFree[machine]) = (jobWas, machineWas);
            }

            return shortest == long.MaxValue ? jobFree.Max() : shortest;
        }
    }
}
