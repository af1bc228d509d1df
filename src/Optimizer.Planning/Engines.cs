using System.Collections.Immutable;
using Optimizer.Planning.Exact;
using Optimizer.Routing;

namespace Optimizer.Planning;

/// <summary>The engines, presets and parameters that settings may name.</summary>
public static class Engines
{
    public const string Default = RoutingEngine.Name;

    public static ImmutableArray<string> Names { get; } = [Default, CpSatEngine.Name];

    public static ImmutableArray<EnginePreset> Presets { get; } =
        [.. RoutingPresets.All.Select(known => new EnginePreset(known.Name, known.TimeLimit, known.Parameters))];

    public static ImmutableArray<EngineParameter> Parameters { get; } =
        [.. RoutingParameters.All.Select(known => new EngineParameter(known.Name, known.Default, known.Least, known.Most))];
}
