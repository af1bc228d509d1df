using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// The objective in the engine's whole numbers: cents times a power of ten, as large as fits. Mandatory work is priced at more
/// than any route to it can cost.
/// </summary>
internal sealed class EngineMoney
{
    private const double MostUnitsPerCent = 1e6;
    private const double Budget = 1e18;

    private readonly Objective _objective;

    /// <param name="dearestWay">Cents for going anywhere and back, in the worst case.</param>
    public EngineMoney(Model model, double dearestWay)
    {
        _objective = model.Objective;
        MandatoryCents = 10 * (dearestWay + 1_000);
        var work = model.Collections.Length + model.Shipments.Length;
        var optional = model.AllWork.Where(each => !each.IsMandatory).Sum(each => (double)each.PenaltyCents) * _objective.PenaltyWeight;
        var most = (MandatoryCents * 101 * (work + 1)) + optional + (dearestWay * (model.Vehicles.Length + work));
        UnitsPerCent = MostUnitsPerCent;
        while (UnitsPerCent > 1 && most * UnitsPerCent > Budget)
            UnitsPerCent /= 10;
    }

    public double UnitsPerCent { get; }

    private double MandatoryCents { get; }

    public long Cents(double cents) => (long)Math.Round(cents * UnitsPerCent);

    public long Cost(double cents) => Cents(cents * _objective.CostWeight);

    public long PerSecond(double centsPerHour) => Cost(centsPerHour / 3_600);

    public long PerMetre(double centsPerKm) => Cents(((centsPerKm * _objective.CostWeight) + _objective.DistanceCentsPerKm) / 1_000);

    public long DurationPerSecond => Cents(_objective.DurationCentsPerHour / 3_600);

    /// <summary>What leaving work out costs. Among mandatory work, priority decides.</summary>
    public long Penalty(IWork work) => work.IsMandatory
        ? Cents(MandatoryCents * (1 + work.Priority))
        : Cents(work.PenaltyCents * _objective.PenaltyWeight);

    /// <summary>The price of energy by CO2e; null where CO2e is free.</summary>
    public EnergyPrice? Energy(EnergyLaw law)
    {
        if (_objective.Co2ePriceCentsPerTonne == 0)
            return null;

        var perUnit = law.Class.Carrier.WtwGramsPerUnit * _objective.Co2ePriceCentsPerTonne / 1e6 * UnitsPerCent;
        var steps = ((int)Math.Ceiling(law.Class.SpeedKnotsKmh[^1]) * EnergyPrice.StepsPerKmh) + 1;
        var legs = Enumerable.Range(0, steps).Select(step => law.Leg(1_000, 3_600 * EnergyPrice.StepsPerKmh / (step + 0.5), endsAtCollection: false)).ToArray();
        var stop = law.Leg(0, 0, endsAtCollection: true);
        return new(
            [.. legs.Select(leg => leg.A * perUnit / 1_000)],
            [.. legs.Select(leg => EngineLoads.PerMassUnit(leg.B * perUnit) / 1_000)],
            (long)Math.Round(stop.A * perUnit),
            (long)Math.Round(EngineLoads.PerMassUnit(stop.B * perUnit)));
    }
}
