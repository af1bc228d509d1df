using System.Collections.Immutable;
using Optimizer.OrTools;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// No schedule of some bookings is cheaper than this: every use has one use (or the home of an asset) before it and one (or nothing)
/// after it, at the least price of any asset; that these make one line for each asset, in time and without overlap, is left
/// out. A linear assignment, so cheap on large models.
/// </summary>
internal sealed class SuccessionBound(SharingProblem problem, ImmutableArray<int> bookings)
{
    /// <summary>A requirement of a part of a booking; its assets are those of all ways.</summary>
    private sealed record Node(int Booking, bool IsFirst, ImmutableArray<(int Way, ImmutableArray<int> Assets)> Choices);

    public long Find(OrToolsHosts hosts, CancellationToken cancellation)
    {
        var nodes = Nodes().ToArray();
        var assets = nodes.SelectMany(node => node.Choices).SelectMany(choice => choice.Assets).Distinct().Order().ToArray();
        var assignment = new AssignmentProblem(nodes.Length + assets.Length);
        for (var right = 0; right < nodes.Length; right++)
        {
            var node = nodes[right];
            // Of a booking that is not served, and of a part or an asset that it need not have.
            assignment.AddPair(right, right, node.IsFirst ? problem.UnservedPrice[node.Booking] : 0);
            var serving = node.IsFirst ? ServingPrice(node.Booking) : 0;
            for (var left = 0; left < nodes.Length; left++)
            {
                if (left != right && PriceAfter(nodes[left], node) is { } price)
                    assignment.AddPair(left, right, price + serving);
            }

            for (var asset = 0; asset < assets.Length; asset++)
            {
                if (FirstPrice(assets[asset], node) is { } price)
                    assignment.AddPair(nodes.Length + asset, right, price + problem.FixedPrice(assets[asset]) + serving);
                if (LastPrice(assets[asset], node) is { } home)
                    assignment.AddPair(right, nodes.Length + asset, home);
            }
        }

        for (var asset = 0; asset < assets.Length; asset++)
            assignment.AddPair(nodes.Length + asset, nodes.Length + asset, 0);
        return Math.Max(0, hosts.Solve(assignment, cancellation).Cost);
    }

    private IEnumerable<Node> Nodes() =>
        from booking in bookings
        let asked = problem.Bookings[booking]
        from requirement in Enumerable.Range(0, asked.Ways.Max(way => way.Requirements.Length))
        from part in Enumerable.Range(0, asked.MaxParts)
        select new Node(booking, requirement == 0 && part == 0,
        [
            .. from way in Enumerable.Range(0, asked.Ways.Length)
               where requirement < asked.Ways[way].Requirements.Length
               select (way, problem.Suitable(booking, way, requirement)),
        ]);

    /// <summary>The cheapest way with the cheapest assets, at its preferred time.</summary>
    private long ServingPrice(int booking)
    {
        var asked = problem.Bookings[booking];
        return Enumerable.Range(0, asked.Ways.Length).Min(way =>
            SharingMoney.FromCents(asked.Ways[way].CostCents * problem.Model.Objective.CostWeight)
            + Enumerable.Range(0, asked.Ways[way].Requirements.Length).Sum(requirement =>
                problem.Suitable(booking, way, requirement).Select(asset => problem.UsePrice(asset, AssetTravel.Seconds(asked.Ways[way].Duration))).DefaultIfEmpty(0).Min()));
    }

    /// <summary>The least price of a move between two uses on an asset that suits both, if their times allow that order.</summary>
    private long? PriceAfter(Node before, Node after)
    {
        long? least = null;
        foreach (var (wayBefore, assetsBefore) in before.Choices)
        {
            foreach (var (wayAfter, assetsAfter) in after.Choices)
            {
                var (one, other) = (problem.Bookings[before.Booking].Ways[wayBefore], problem.Bookings[after.Booking].Ways[wayAfter]);
                var earliestEnd = AssetTravel.Seconds(one.EarliestStart + problem.Bookings[before.Booking].LeastPart(one));
                var latestStart = AssetTravel.Seconds(other.LatestEnd - problem.Bookings[after.Booking].LeastPart(other));
                foreach (var asset in assetsBefore)
                {
                    if (!assetsAfter.Contains(asset) || problem.Travel[asset].SecondsBetween(one.SiteId, other.SiteId) is not { } seconds || earliestEnd + seconds > latestStart)
                        continue;
                    var price = MovePrice(asset, one.SiteId, other.SiteId);
                    least = least is null || price < least ? price : least;
                }
            }
        }

        return least;
    }

    private long? FirstPrice(int asset, Node node) =>
        node.Choices.Where(choice => choice.Assets.Contains(asset)).Select(choice => (long?)MovePrice(asset, problem.Assets[asset].HomeSiteId, problem.Bookings[node.Booking].Ways[choice.Way].SiteId)).Min();

    private long? LastPrice(int asset, Node node) =>
        node.Choices.Where(choice => choice.Assets.Contains(asset))
            .Select(choice => (long?)(problem.Assets[asset].ReturnsHome ? MovePrice(asset, problem.Bookings[node.Booking].Ways[choice.Way].SiteId, problem.Assets[asset].HomeSiteId) : 0)).Min();

    /// <summary>By the workshop it might be cheaper than directly, where ways do not keep to the triangle inequality.</summary>
    private long MovePrice(int asset, string from, string to)
    {
        var travel = problem.Travel[asset];
        return problem.Assets[asset].Maintenance?.SiteId is { } workshop
            ? Math.Min(travel.PriceBetween(from, to), travel.PriceBetween(from, workshop) + travel.PriceBetween(workshop, to))
            : travel.PriceBetween(from, to);
    }
}
