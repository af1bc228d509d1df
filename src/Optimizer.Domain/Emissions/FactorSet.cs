namespace Optimizer.Domain.Emissions;

/// <summary>A versioned set of energy and emission factors and vehicle classes.</summary>
public sealed class FactorSet
{
}
