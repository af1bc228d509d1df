namespace Optimizer.Planning.Collecting.Checking;

/// <summary>What a driver does at a time.</summary>
internal enum DriverActivityKind
{
    Driving,
    Service,
    Break,
    Waiting,
}

/// <summary>A stretch of a driver's day; breaks that touch are one.</summary>
internal readonly record struct DriverActivity(DriverActivityKind Kind, TimeSpan Length)
{
    /// <summary>The day of a route in its order.</summary>
    public static List<DriverActivity> Of(CheckedRoute route)
    {
        var result = new List<DriverActivity>();
        for (var transition = 0; transition < route.Route.Transitions.Length; transition++)
        {
            var way = route.Route.Transitions[transition];
            AddStretch(result, DriverActivityKind.Driving, way.Departure, way.Arrival, route.BreaksOnTheWay(transition));
            if (transition == route.Route.Visits.Length)
                break;

            var visit = route.Route.Visits[transition];
            AddStretch(result, DriverActivityKind.Waiting, visit.Arrival, visit.ServiceStart, route.BreaksAtThePlace(transition));
            Add(result, DriverActivityKind.Service, visit.Departure - visit.ServiceStart);
        }

        return result;
    }

    /// <summary>A stretch of one kind with breaks in it.</summary>
    private static void AddStretch(List<DriverActivity> activities, DriverActivityKind kind, TimeSpan start, TimeSpan end, IEnumerable<Domain.Plans.Break> breaks)
    {
        var now = start;
        foreach (var pause in breaks.OrderBy(pause => pause.Start))
        {
            Add(activities, kind, pause.Start - now);
            Add(activities, DriverActivityKind.Break, pause.End - pause.Start);
            now = pause.End;
        }

        Add(activities, kind, end - now);
    }

    private static void Add(List<DriverActivity> activities, DriverActivityKind kind, TimeSpan length)
    {
        if (length <= TimeSpan.Zero)
            return;
        if (kind == DriverActivityKind.Break && activities.Count > 0 && activities[^1].Kind == kind)
            activities[^1] = new(kind, activities[^1].Length + length);
        else
            activities.Add(new(kind, length));
    }
}
