using Optimizer.Domain.Emissions;

namespace Optimizer.Domain.Accounting;

/// <summary>What part of a plan's emissions and cost falls to a collection, a shipment or an organisation, by ISO 14083 transport activity.</summary>
/// <param name="Id">A collection's, shipment's or organisation's id; empty for work without an organisation.</param>
/// <param name="Note">Something to know, such as a mass of zero; null when there is nothing.</param>
public sealed record Share(string Id, double MassKg, double TransportActivityTkm, EnergyUse Energy, double CostCents, string? Note);
