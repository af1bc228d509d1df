using System.Collections.Immutable;

namespace Optimizer.Planning;

/// <summary>The engines and parameters that settings may name.</summary>
public static class Engines
{
    public const string Default = "routing";

    public static ImmutableArray<string> Names { get; } = [Default];

    public static ImmutableArray<string> ParameterNames { get; } = [];
}
