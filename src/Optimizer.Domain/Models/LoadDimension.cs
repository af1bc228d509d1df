namespace Optimizer.Domain.Models;

/// <summary>One thing that limits a load.</summary>
public sealed record LoadDimension(string Id, LoadUnit Unit)
{
    /// <summary>Kilograms in one unit; null unless this dimension is a mass.</summary>
    public double? KilogramsPerUnit => Unit switch { LoadUnit.Kilogram => 1, LoadUnit.Tonne => 1_000, _ => null };

    /// <summary>Cubic metres in one unit; null unless this dimension is a volume.</summary>
    public double? CubicMetresPerUnit => Unit switch { LoadUnit.CubicMetre => 1, LoadUnit.Litre => 0.001, _ => null };
}
