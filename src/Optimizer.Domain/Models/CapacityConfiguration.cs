using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>One way to divide a vehicle into compartments; the type's own has an empty id.</summary>
public sealed record CapacityConfiguration(string Id, ImmutableArray<Compartment> Compartments);
