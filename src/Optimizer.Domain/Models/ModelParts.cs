using System.Collections.Immutable;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Domain.Models;

/// <summary>The parts of a model before they are checked against each other.</summary>
public sealed record ModelParts
{
    public string Name { get; init; } = "";
    public required DateTimeOffset Start { get; init; }
    public required TimeSpan End { get; init; }
    public required ImmutableArray<LoadDimension> LoadDimensions { get; init; }
    public required ImmutableArray<Site> Sites { get; init; }
    public ImmutableArray<Organisation> Organisations { get; init; } = [];
    public ImmutableArray<Material> Materials { get; init; } = [];
    public ImmutableArray<MaterialIncompatibility> MaterialIncompatibilities { get; init; } = [];
    public required ImmutableArray<VehicleType> VehicleTypes { get; init; }
    public required ImmutableArray<Vehicle> Vehicles { get; init; }
    public ImmutableArray<Depot> Depots { get; init; } = [];
    public ImmutableArray<Facility> Facilities { get; init; } = [];
    public required ImmutableArray<Collection> Collections { get; init; }
    public ImmutableArray<Shipment> Shipments { get; init; } = [];
    public ImmutableArray<BreakRule> BreakRules { get; init; } = [];
    public ImmutableArray<Relation> Relations { get; init; } = [];
    public ImmutableArray<InitialRoute> InitialRoutes { get; init; } = [];
    public required Travel Travel { get; init; }
    public Objective Objective { get; init; } = Objective.Default;
    public required string FactorSetId { get; init; }
    public ImmutableArray<Offer> Offers { get; init; } = [];
    public ImmutableArray<Need> Needs { get; init; } = [];
    public ImmutableArray<Contract> Contracts { get; init; } = [];
    public ImmutableArray<OrganisationExclusion> OrganisationExclusions { get; init; } = [];
    public ImmutableArray<Asset> Assets { get; init; } = [];
    public ImmutableArray<Booking> Bookings { get; init; } = [];
    public SharingObjective SharingObjective { get; init; } = SharingObjective.Default;
}
