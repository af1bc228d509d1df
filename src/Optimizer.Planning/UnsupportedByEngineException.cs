using System.Collections.Immutable;

namespace Optimizer.Planning;

/// <summary>The engine that was asked for cannot express some rules of the model; nothing was planned.</summary>
public sealed class UnsupportedByEngineException(string engine, ImmutableArray<UnsupportedRule> rules)
    : Exception($"The engine '{engine}' cannot express {string.Join(", ", rules.Select(rule => rule.What))}.")
{
    public string Engine { get; } = engine;
    public ImmutableArray<UnsupportedRule> Rules { get; } = rules;
}

/// <summary>A rule that an engine cannot express.</summary>
/// <param name="Field">Of the model, such as "break_rules".</param>
/// <param name="What">Such as "breaks".</param>
public sealed record UnsupportedRule(string Field, string What);
