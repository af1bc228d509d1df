using System.Collections.Immutable;
using Optimizer.Studies.Benchmarking.Checking;

namespace Optimizer.Studies.Benchmarking;

/// <summary>A set of public instances that share a file format, a convention and a kind of best known value.</summary>
/// <param name="Name">As folders with its instances are called.</param>
/// <param name="Unit">What costs and best known values are in, for people.</param>
/// <param name="Rounding">How distances become whole numbers (<c>plan --round</c>); null: as the file's format has it.</param>
/// <param name="HasVehiclesFirst">Whether one vehicle fewer is better than any saving of cost.</param>
/// <param name="Check">Values a solution (VRPLIB) of an instance (its own format) and finds its faults, sharing nothing with the engine or the readers.</param>
public sealed record Family(string Name, string Unit, string? Rounding, bool HasVehiclesFirst, Func<string, string, FamilyResult> Check)
{
    public static ImmutableArray<Family> All { get; } =
    [
        new("cvrp", "distance", null, false, CvrpCheck.Check),
        new("cvrp-xxl", "distance", null, false, CvrpCheck.Check),
        new("vrptw", "distance", "dimacs", false, VrptwCheck.Check),
        new("pdptw", "distance", null, true, PdptwCheck.Check),
        new("mdvrptw", "distance in thousandths", null, false, FleetCheck.CheckThousandths),
        new("sdvrptw", "distance in thousandths", null, false, FleetCheck.CheckThousandths),
        new("hfvrp", "cost", null, false, FleetCheck.CheckExact),
        new("vrpb", "distance", null, false, VrpbCheck.Check),
        new("pcvrptw", "distance and missed prizes", null, false, PcvrptwCheck.Check),
        new("mtvrptwr", "distance", null, false, MtvrptwrCheck.Check),
        new("vrpspd", "distance", null, false, VrpspdCheck.Check),
        new("pdptw-berlin", "minutes driven", null, true, BerlinCheck.Check),
        new("waste", "miles", null, true, WasteCheck.Check),
    ];

    /// <summary>Null if there is no family of this name.</summary>
    public static Family? Find(string name) => All.FirstOrDefault(family => family.Name == name);
}
