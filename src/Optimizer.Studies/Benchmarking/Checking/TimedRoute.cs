namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>When one vehicle is where: it drives, waits for the window to open, serves.</summary>
/// <param name="Ready">By stop, the earliest start of service; the depot is first and last.</param>
/// <param name="Due">By stop, the latest start of service.</param>
/// <param name="Service">By stop.</param>
/// <param name="Travel">To each stop from the one before; the first is not used.</param>
internal sealed record TimedRoute(double[] Ready, double[] Due, double[] Service, double[] Travel)
{
    /// <summary>Starts of service if the vehicle leaves as early as it can.</summary>
    public double[] Earliest()
    {
        var start = new double[Ready.Length];
        start[0] = Ready[0];
        for (var stop = 1; stop < start.Length; stop++)
            start[stop] = Math.Max(Ready[stop], start[stop - 1] + Service[stop - 1] + Travel[stop]);
        return start;
    }

    /// <summary>From a departure as late as the return of <see cref="Earliest"/> allows: the least that the route can take.</summary>
    public double Duration()
    {
        var end = Earliest()[^1];
        var latest = end;
        for (var stop = Ready.Length - 2; stop >= 0; stop--)
            latest = Math.Min(Due[stop], latest - Travel[stop + 1] - Service[stop]);
        return end - latest;
    }

    /// <summary>Stops that are served too late.</summary>
    public void Check(Findings findings, Func<int, string> nameOf, double tolerance)
    {
        var start = Earliest();
        for (var stop = 0; stop < start.Length; stop++)
        {
            if (start[stop] > Due[stop] + tolerance)
                findings.Add($"{nameOf(stop)} is served at {start[stop]:0.###}, after {Due[stop]:0.###}.");
        }
    }
}
