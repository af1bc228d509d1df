using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Load beyond capacity, at a price: routes may be overloaded on the way to better ones that are not. Cordeau, Gendreau and Laporte
/// (1997), https://doi.org/10.1002/(SICI)1097-0037(199709)30:2%3C105::AID-NET5%3E3.0.CO;2-G; with an adaptive price as in Vidal et al.
/// (2012), https://doi.org/10.1287/opre.1120.1048.
/// </summary>
internal sealed partial class PlainTours
{
    /// <summary>A price that no saving of a way is worth.</summary>
    public const Cost ForbiddingPrice = 1L << 31;

    /// <summary>Units of load beyond capacity, over all routes.</summary>
    public long Excess { get; private set; }

    /// <summary>Metres that a unit of excess costs.</summary>
    public Cost ExcessPrice { get; set; } = ForbiddingPrice;

    /// <summary>With what the excess costs.</summary>
    public Cost PricedCost => Cost + (ExcessPrice * Excess);

    /// <summary>What a route's load costs for being beyond capacity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Cost PriceOf(Load load) => load <= _data.Capacity ? 0 : ExcessPrice * (load - _data.Capacity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Load ExcessOf(Load load) => Math.Max(0, load - _data.Capacity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ChangeLoad(int vehicle, Load load)
    {
        Excess += ExcessOf(load) - ExcessOf(_load[vehicle]);
        _load[vehicle] = load;
    }
}
