namespace Optimizer.Domain.Models;

/// <summary>One place.</summary>
public sealed record Site
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public Position? Position { get; init; }
    public PlanarPosition? PlanarPosition { get; init; }
    public string? OrganisationId { get; init; }
}
