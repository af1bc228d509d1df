using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>The routes of a VRPLIB solution, as words; a line for each: <c>Route #1: 3 1 2</c>. Routes without a stop are left out.</summary>
internal static class SolutionText
{
    public static ImmutableArray<ImmutableArray<string>> Routes(string text) =>
        [.. text.Split('\n')
            .Where(line => line.StartsWith("Route", StringComparison.OrdinalIgnoreCase) && line.Contains(':', StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToImmutableArray())
            .Where(route => !route.IsEmpty)];
}
