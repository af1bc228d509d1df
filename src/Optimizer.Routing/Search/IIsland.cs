namespace Optimizer.Routing.Search;

/// <summary>One thread's search.</summary>
internal interface IIsland
{
    BestTours Best { get; }
    long Iterations { get; }

    /// <summary>The iteration that found the best.</summary>
    long LastImprovement { get; }

    /// <summary>The first plan.</summary>
    void Construct();

    /// <summary>Searches for some iterations or until time is up. Progress, from 0 to 1, sets the temperature.</summary>
    /// <param name="progressAt">Progress by the iterations made.</param>
    void Run(long iterations, Func<long, double> progressAt);

    /// <summary>Goes on from another island's best.</summary>
    void Adopt(BestTours best);

    /// <summary>A last improvement of the best.</summary>
    void Polish();
}
