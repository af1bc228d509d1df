namespace Optimizer.OrTools;

/// <summary>A variable, by its index in the model, with a coefficient.</summary>
internal readonly record struct LinearTerm(int Variable, long Coefficient);
