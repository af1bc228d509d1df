using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Domain.Emissions;

/// <summary>A class of vehicles with one energy law. Amounts are in units of its carrier (litres, kilograms, kilowatt hours in the battery).</summary>
public sealed record EnergyClass
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required EnergyCarrier Carrier { get; init; }

    /// <summary>Of the empty vehicle that the coefficients were measured with.</summary>
    public required double CurbMassKg { get; init; }

    public required double PayloadKg { get; init; }

    /// <summary>Mean speeds that the coefficients belong to, ascending.</summary>
    public required ImmutableArray<double> SpeedKnotsKmh { get; init; }

    /// <summary>Units per 100 km of the empty vehicle, one for each knot.</summary>
    public required ImmutableArray<double> Per100Km { get; init; }

    /// <summary>Units per 100 km and tonne of payload, one for each knot.</summary>
    public required ImmutableArray<double> Per100KmAndTonne { get; init; }

    /// <summary>Units on top for a stop that collects, by the empty vehicle.</summary>
    public double PerStop { get; init; }

    /// <summary>Units on top for a stop that collects, per tonne of payload on arrival.</summary>
    public double PerStopAndTonne { get; init; }

    /// <summary>Units per hour standing with the engine on; not part of the law, which lets engines stop. Null when not known.</summary>
    public double? IdlePerHour { get; init; }

    /// <summary>The same carrier with a measured consumption, at any speed and with stops in it.</summary>
    public EnergyClass At(Consumption consumption) => this with
    {
        SpeedKnotsKmh = [1],
        Per100Km = [consumption.Per100Km],
        Per100KmAndTonne = [consumption.Per100KmAndTonne],
        PerStop = 0,
        PerStopAndTonne = 0,
    };
}
