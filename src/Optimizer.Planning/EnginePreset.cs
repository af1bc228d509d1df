using System.Collections.Immutable;

namespace Optimizer.Planning;

/// <summary>A named choice between speed and quality: the time limit and the engine's parameters where settings do not say otherwise.</summary>
public sealed record EnginePreset(string Name, TimeSpan TimeLimit, ImmutableSortedDictionary<string, double> Parameters);
