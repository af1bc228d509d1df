namespace Optimizer.Routing;

/// <summary>Distance and duration between locations, asked for when there are too many for a table. Thread-safe.</summary>
public interface ITravelFunction
{
    /// <summary>The way between two locations; <see cref="Arc.None"/> where there is none.</summary>
    Arc Between(int from, int to);

    /// <summary>Whether it is known without asking for every pair that there and back are equally far, if not equally long.</summary>
    bool IsKnownToBeSymmetric => false;

    /// <summary>Whether it is known that there is a way between any two.</summary>
    bool IsKnownToBeComplete => false;

    /// <summary>Whether it looks ways up in memory, so that remembering some of them is no gain.</summary>
    bool IsLookup => false;
}
