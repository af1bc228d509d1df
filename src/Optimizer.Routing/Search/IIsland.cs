namespace Optimizer.Routing.Search;

/// <summary>One thread's search.</summary>
internal interface IIsland
{
    BestTours Best { get; }
    long Iterations { get; }

    /// <summary>The iteration that found the best.</summary>
    long LastImprovement { get; }

    /// <summary>Routes of good plans that it has seen; null where nobody asks for them.</summary>
    RoutePool? Pool { get; }

    /// <summary>The first plan.</summary>
    void Construct();

    /// <summary>Searches for some iterations or until time is up. Progress, from 0 to 1, sets the temperature.</summary>
    /// <param name="progressAt">Progress by the iterations made.</param>
    void Run(long iterations, Func<long, double> progressAt);

    /// <summary>Whether it needs all routes at the moment.</summary>
    bool WantsWhole { get; }

    /// <summary>Goes on from some routes of a plan, as if there were no others; they are its best so far.</summary>
    /// <param name="isMine">By vehicle.</param>
    /// <param name="takesAbsent">Whether the stops that the plan leaves out are its business.</param>
    void Take(BestTours plan, bool[] isMine, bool takesAbsent);

    /// <summary>Writes its present routes into a plan.</summary>
    void Give(BestTours plan, bool[] isMine);

    /// <summary>Its best does not count any more.</summary>
    void Retire();

    /// <summary>A last improvement of the best.</summary>
    void Polish();
}
