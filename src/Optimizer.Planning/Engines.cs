using System.Collections.Immutable;
using Optimizer.Planning.Exact;
using Optimizer.Planning.RoutingLibrary;
using Optimizer.Routing;

namespace Optimizer.Planning;

/// <summary>The engines, presets and parameters that settings may name.</summary>
public static class Engines
{
    public const string Default = RoutingEngine.Name;

    public static ImmutableArray<string> Names { get; } = [Default, CpSatEngine.Name, RoutingLibraryEngine.Name];

    public static ImmutableArray<EnginePreset> Presets { get; } =
        [.. RoutingPresets.All.Select(known => new EnginePreset(known.Name, known.TimeLimit, known.Parameters))];

    /// <summary>Of the default engine, and of those that begin with it.</summary>
    public static ImmutableArray<EngineParameter> Parameters { get; } =
        [.. RoutingParameters.All.Select(known => new EngineParameter(known.Name, known.Default, known.Least, known.Most))];

    public static ImmutableArray<EngineParameter> ParametersOf(string engine) => engine == RoutingLibraryEngine.Name ? RoutingLibraryEngine.Parameters : Parameters;
}
