namespace Optimizer.Domain.Models;

/// <summary>What a load dimension counts.</summary>
public enum LoadUnit
{
    Kilogram,
    Tonne,
    Litre,
    CubicMetre,
    Piece,
}
