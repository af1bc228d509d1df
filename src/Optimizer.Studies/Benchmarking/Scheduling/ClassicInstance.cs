namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>A file of a public set of schedules or assignments.</summary>
public static class ClassicInstance
{
    public const string JobShop = "jobshop";
    public const string FlexibleJobShop = "flexible-jobshop";
    public const string Project = "rcpsp";
    public const string Assignment = "gap";

    /// <summary>In the order of tables.</summary>
    public static IReadOnlyList<string> Families { get; } = [JobShop, FlexibleJobShop, Project, Assignment];

    /// <param name="family">One of <see cref="Families"/>.</param>
    /// <exception cref="InvalidDataException">The text is no such file.</exception>
    public static IClassicProblem Read(string family, string text) => family switch
    {
        JobShop => ShopProblem.ReadJobShop(text),
        FlexibleJobShop => ShopProblem.ReadFlexible(text),
        Project => ProjectProblem.Read(text),
        Assignment => GeneralisedAssignment.Read(text),
        _ => throw new ArgumentException($"There is no family '{family}'; there are {string.Join(", ", Families)}.", nameof(family)),
    };
}
