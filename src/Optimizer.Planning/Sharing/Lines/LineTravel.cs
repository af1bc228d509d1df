namespace Optimizer.Planning.Sharing.Lines;

/// <summary>Moves of one asset between the sites of its nodes; where it has a workshop, at the price by it if that is less.</summary>
internal sealed class LineTravel
{
    private readonly AssetTravel _travel;
    private readonly int[] _sites;
    private readonly (int Seconds, long Price)?[,] _moves;
    private readonly int _home;

    public LineTravel(SharingProblem problem, int asset, LineNode[] nodes)
    {
        Asset = asset;
        _travel = problem.Travel[asset];
        var workshop = problem.Assets[asset].Maintenance?.SiteId;
        string[] siteOf = [.. nodes.Select(node => problem.Bookings[node.Booking].Ways[node.Way].SiteId), problem.Assets[asset].HomeSiteId];
        var sites = siteOf.Distinct().ToArray();
        var indices = sites.Select((site, index) => (site, index)).ToDictionary(each => each.site, each => each.index);
        _sites = [.. siteOf.Select(site => indices[site])];
        _home = _sites[^1];
        _moves = new (int, long)?[sites.Length, sites.Length];
        for (var from = 0; from < sites.Length; from++)
        {
            for (var to = 0; to < sites.Length; to++)
                _moves[from, to] = Move(sites[from], sites[to], workshop);
        }
    }

    public int Asset { get; }

    public (int Seconds, long Price)? Between(int from, int to) => _moves[_sites[from], _sites[to]];

    public (int Seconds, long Price)? FromHome(int node) => _moves[_home, _sites[node]];

    public (int Seconds, long Price)? ToHome(int node) => _moves[_sites[node], _home];

    /// <summary>The last moment to leave for a move of so many seconds that ends by a moment; null if there is none. Moves of no length need no vehicle.</summary>
    public int? Departure(int seconds, int arrivesBy)
    {
        if (seconds == 0)
            return arrivesBy;
        for (var window = _travel.Windows.Length - 1; window >= 0; window--)
        {
            var departure = Math.Min(arrivesBy, _travel.Windows[window].End) - seconds;
            if (departure >= _travel.Windows[window].Start)
                return departure;
        }

        return null;
    }

    private (int Seconds, long Price)? Move(string from, string to, string? workshop)
    {
        var direct = _travel.SecondsBetween(from, to) is { } seconds ? (seconds, _travel.PriceBetween(from, to)) : default((int Seconds, long Price)?);
        if (workshop is null || _travel.SecondsBetween(from, workshop) is not { } there || _travel.SecondsBetween(workshop, to) is not { } back)
            return direct;
        var by = (Seconds: there + back, Price: _travel.PriceBetween(from, workshop) + _travel.PriceBetween(workshop, to));
        return direct is { } known ? (Math.Min(known.Seconds, by.Seconds), Math.Min(known.Price, by.Price)) : by;
    }
}
