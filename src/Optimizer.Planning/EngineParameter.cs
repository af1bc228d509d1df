namespace Optimizer.Planning;

/// <summary>A number that steers an engine; from least to most, both included.</summary>
public sealed record EngineParameter(string Name, double Default, double Least, double Most);
