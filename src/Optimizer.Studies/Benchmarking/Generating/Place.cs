using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>The centre of a postcode area. From GeoNames, CC BY 4.0.</summary>
public sealed record Place(string Name, string District, Position Position);
