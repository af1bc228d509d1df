namespace Optimizer.Domain.Models;

/// <summary>A position on a plane, as benchmark instances have it.</summary>
public readonly record struct PlanarPosition(double XMetres, double YMetres);
