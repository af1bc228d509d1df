namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Sets the price of excess so that most of the plans that the search goes through keep to capacity. After Vidal et al.
/// (2012), https://doi.org/10.1287/opre.1120.1048.
/// </summary>
/// <param name="scale">Metres that the mean demand costs at first.</param>
internal sealed class ExcessPricing(PlainTours tours, double scale)
{
    private const double FeasibleShare = 0.9;
    private const double LargestChange = 0.05;

    private double _price;
    private int _feasible;
    private int _all;

    /// <summary>
    /// From here on, excess has a price. To be called where the load would fit into fewer vehicles than are in use: there capacity is
    /// scarce, else pricing costs more than it gives. Not where stops are absent, as any price would have to compete with their penalties.
    /// </summary>
    public void Begin()
    {
        if (tours.AbsentCount > 0)
            return;
        var demand = tours.Data.Demand.Sum(demand => (long)demand);
        Set(scale * tours.Data.Stops / Math.Max(1, demand));
    }

    /// <summary>Counts the plan at hand.</summary>
    public void Note()
    {
        _all++;
        if (tours.Excess == 0)
            _feasible++;
    }

    /// <summary>Raises or lowers the price by what was counted since the last time. Not while changes may be taken back.</summary>
    public void Adapt()
    {
        if (_all == 0 || _price == 0)
            return;
        Set(_price * (1 + (LargestChange * (FeasibleShare - ((double)_feasible / _all)))));
        (_feasible, _all) = (0, 0);
    }

    private void Set(double price)
    {
        _price = Math.Clamp(price, 1, PlainTours.ForbiddingPrice);
        tours.ExcessPrice = (Cost)Math.Round(_price);
    }
}
