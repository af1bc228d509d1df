namespace Optimizer.Domain.Models;

/// <summary>A WGS 84 position. Latitude from -90 to 90, longitude from -180 to 180, both included.</summary>
public readonly record struct Position(double LatitudeDeg, double LongitudeDeg);
