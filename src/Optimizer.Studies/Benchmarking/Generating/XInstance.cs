using System.Collections.Immutable;
using System.Text;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>A capacitated vehicle routing problem on a grid: distances are Euclidean, rounded to the nearest integer.</summary>
/// <param name="Demands">One per customer, at least 1.</param>
/// <param name="ClusterSeeds">How many of the first customers are the centres of clusters.</param>
public sealed record XInstance(
    string Name, GridPoint Depot, ImmutableArray<GridPoint> Customers, ImmutableArray<int> Demands, int Capacity, int ClusterSeeds)
{
    /// <summary>Vehicles that all demand fills, had it no lumps.</summary>
    public int MinimumVehicles => (int)((Demands.Sum(demand => (long)demand) + Capacity - 1) / Capacity);

    /// <summary>
    /// As a model whose objective in cents is the distance. Sites and collections are "1" to "n", the depot's site is "0"; there
    /// are 1.3 times the minimum of vehicles and three more.
    /// </summary>
    public Model ToModel() => new(new()
    {
        Name = Name,
        Start = DateTimeOffset.UnixEpoch,
        End = Horizon,
        LoadDimensions = [new("demand", LoadUnit.Piece)],
        Sites = [Site(0, Depot), .. Customers.Select((point, customer) => Site(customer + 1, point))],
        VehicleTypes = [Type],
        Vehicles = [.. Enumerable.Range(1, (MinimumVehicles * 13 / 10) + 3).Select(Vehicle)],
        Depots = [new() { Id = "depot", SiteId = "0" }],
        Collections = [.. Demands.Select((demand, customer) => Collection(customer + 1, demand))],
        Travel = new Travel.Planar(PlanarMetric.Euclidean, PlanarRounding.Nearest, Scale: 1, SpeedMetresPerSecond: 1),
        Objective = new() { DistanceCentsPerKm = 1_000, Co2ePriceCentsPerTonne = 0 },
        FactorSetId = FactorSet.Default.Id,
    });

    /// <summary>As a file of the X set: the depot is node 1, customer c is node c + 1.</summary>
    public string ToVrplib()
    {
        var text = new StringBuilder();
        text.Append("NAME : ").Append(Name).Append("\nCOMMENT : \"Generated as in Uchoa et al. (2017)\"\nTYPE : CVRP\nDIMENSION : ").Append(Customers.Length + 1);
        text.Append("\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : ").Append(Capacity).Append("\nNODE_COORD_SECTION\n");
        Append(1, $"{Depot.X}\t{Depot.Y}");
        for (var customer = 0; customer < Customers.Length; customer++)
            Append(customer + 2, $"{Customers[customer].X}\t{Customers[customer].Y}");

        text.Append("DEMAND_SECTION\n1\t0\n");
        for (var customer = 0; customer < Demands.Length; customer++)
            Append(customer + 2, $"{Demands[customer]}");

        return text.Append("DEPOT_SECTION\n1\n-1\nEOF\n").ToString();

        void Append(int node, string values) => text.Append(node).Append('\t').Append(values).Append('\n');
    }

    /// <summary>Long enough for any route.</summary>
    private static TimeSpan Horizon => TimeSpan.FromDays(365);

    private VehicleType Type => new()
    {
        Id = "truck",
        Name = "truck",
        Configurations = [new("", [new() { Id = "body", Capacity = new([Capacity * 1_000L]) }])],
        CurbMassKg = 9_130,
        EnergyClassId = "rigid-18t-diesel",
    };

    private static Site Site(int node, GridPoint point) => new() { Id = $"{node}", Name = $"{node}", PlanarPosition = new(point.X, point.Y) };

    private static Vehicle Vehicle(int number) => new()
    {
        Id = $"{number}",
        VehicleTypeId = "truck",
        Shifts = [new() { Id = "1", Start = TimeSpan.Zero, End = Horizon, OvertimeEnd = Horizon, StartSiteId = "0", EndSiteId = "0" }],
        Costs = new(),
        Limits = new(),
    };

    private static Collection Collection(int customer, int demand) => new()
    {
        Id = $"{customer}",
        SiteId = $"{customer}",
        Amounts = new([demand * 1_000L]),
        MassKg = 0,
        TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, Horizon)],
        IsMandatory = true,
    };
}
