using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Reporting;

/// <summary>A route with what a report shows beside it.</summary>
internal sealed record RouteView(int Number, Route Route, Vehicle Vehicle, VehicleType Type, Shift? Shift, Figures Figures)
{
    private const int Colours = 9;

    /// <summary>Links the route's marks on the map, the timeline and in tables.</summary>
    public string Key => $"{Number}";

    public string Label => Vehicle.Shifts.Length > 1 ? $"{Vehicle.Id} · {Route.ShiftId}" : Vehicle.Id;

    /// <summary>Colour, and from the tenth route on another dash.</summary>
    public string Class => $"c{Number % Colours} d{Number / Colours % 3}";

    public bool HasSeveralCompartments => Compartments.Length > 1;

    private ImmutableArray<Compartment> Compartments =>
        (Type.Configurations.FirstOrDefault(each => each.Id == Route.ConfigurationId) ?? Type.Configurations[0]).Compartments;

    /// <summary>Most that it can hold; gross mass counts for dimensions that are masses.</summary>
    public LoadVector Capacity(Model model)
    {
        return new([.. model.LoadDimensions.Select((dimension, index) => Capacity(dimension, Compartments.Select(each => each.Capacity[index])))]);
    }

    private long Capacity(LoadDimension dimension, IEnumerable<long> compartments)
    {
        var sum = compartments.Aggregate(0L, (total, each) => total == LoadVector.Unlimited || each == LoadVector.Unlimited ? LoadVector.Unlimited : total + each);
        return dimension.KilogramsPerUnit is { } kilograms && Type.GrossMassKg is { } gross
            ? Math.Min(sum, (long)((gross - Type.CurbMassKg) / kilograms * 1_000))
            : sum;
    }
}
