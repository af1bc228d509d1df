namespace Optimizer.Api.Reading.Formats;

/// <summary>How a benchmark's Euclidean distances become whole numbers.</summary>
public enum DistanceRounding
{
    /// <summary>Kept to a thousandth: everything times 1,000.</summary>
    None,

    /// <summary>floor(d + 0.5), as CVRPLIB has it.</summary>
    Nearest,

    /// <summary>floor(d).</summary>
    Trunc,

    /// <summary>floor(10 d) and everything else times 10, as in the 12th DIMACS challenge.</summary>
    Dimacs,
}
