using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>What a vehicle has on board while its route is written down, visit by visit.</summary>
internal sealed class Hold
{
    private readonly ImmutableArray<VisitTarget> _visits;
    private readonly int _dimensions;
    private readonly List<Cargo> _cargo = [];

    public Hold(ImmutableArray<VisitTarget> visits, int dimensions)
    {
        (_visits, _dimensions) = (visits, dimensions);
        Bring(0);
    }

    public IReadOnlyList<Cargo> Cargo => _cargo;

    public LoadVector Amounts => Sum(_cargo);

    public double MassKg => _cargo.Sum(cargo => cargo.MassKg);

    /// <summary>What the last visit has taken on for the next trip; null is nothing.</summary>
    public LoadVector? Reloaded { get; private set; }

    /// <summary>Answers how much the visit loads, or unloads at a facility or at the delivery of a shipment.</summary>
    public LoadVector Visit(int visit)
    {
        var target = _visits[visit];
        Reloaded = null;
        if (target.Facility is { } facility)
        {
            var unloaded = Unload(facility);
            if (facility.Reloads)
                Reload(visit + 1);
            return unloaded;
        }

        if (target.Collection is { } collection)
        {
            _cargo.RemoveAll(cargo => cargo.Kind == CargoKind.Delivered && cargo.Visit == visit);
            if (collection.Collects)
                _cargo.Add(new(visit, CargoKind.Collected, collection.MaterialId, collection.Amounts, collection.MassKg));
            return collection.Amounts;
        }

        var shipment = target.Shipment!;
        if (target.ShipmentEnd == ShipmentEnd.Pickup)
            _cargo.Add(new(visit, CargoKind.Shipped, shipment.MaterialId, shipment.Amounts, shipment.MassKg));
        else
            _cargo.RemoveAll(cargo => cargo.Kind == CargoKind.Shipped && _visits[cargo.Visit].Shipment!.Id == shipment.Id);
        return shipment.Amounts;
    }

    /// <summary>All that is collected and that the facility accepts; answers how much it was.</summary>
    private LoadVector Unload(Facility facility)
    {
        var unloaded = Sum(_cargo.Where(IsTaken));
        _cargo.RemoveAll(IsTaken);
        return unloaded;

        bool IsTaken(Cargo cargo) => cargo.Kind == CargoKind.Collected && facility.Accepts(cargo.MaterialId);
    }

    private void Reload(int first)
    {
        var before = Amounts;
        Bring(first);
        Reloaded = Amounts == before ? null : Amounts - before;
    }

    /// <summary>Loads what a trip delivers.</summary>
    private void Bring(int first)
    {
        for (var visit = first; visit < _visits.Length && _visits[visit].Facility is not { Reloads: true }; visit++)
        {
            if (_visits[visit].Collection is { DeliveredAmounts: { } delivered } collection)
                _cargo.Add(new(visit, CargoKind.Delivered, collection.MaterialId, delivered, collection.DeliveredMassKg));
        }
    }

    private LoadVector Sum(IEnumerable<Cargo> cargo) => cargo.Aggregate(LoadVector.Zero(_dimensions), (sum, each) => sum + each.Amounts);
}

/// <summary>One visit's load.</summary>
/// <param name="Visit">That it is delivered to, or was loaded at.</param>
internal sealed record Cargo(int Visit, CargoKind Kind, string? MaterialId, LoadVector Amounts, double MassKg);

/// <summary>Where a load goes: collected ones to a facility or the end, the others to a site of their own.</summary>
internal enum CargoKind
{
    Collected,
    Delivered,
    Shipped,
}
