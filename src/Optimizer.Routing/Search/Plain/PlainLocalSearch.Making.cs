using System.Diagnostics;

namespace Optimizer.Routing.Search.Plain;

/// <summary>How moves are made.</summary>
internal sealed partial class PlainLocalSearch
{
    private void Make(in Move move)
    {
        var expected = tours.PricedCost - move.Gain;
        var (u, v) = (move.U, move.V);
        var (afterU, afterV) = (tours.Next(u, move.DirectionOfU), tours.Next(v, move.DirectionOfV));
        tours.Touch(tours.RouteOf(u));
        tours.Touch(tours.RouteOf(v));
        switch (move.Kind)
        {
            case Kind.Reconnect when tours.RouteOf(u) == tours.RouteOf(v):
                tours.TurnBetween(u, v, move.DirectionOfU);
                break;
            case Kind.Reconnect:
                tours.SwapTails(u, move.DirectionOfU, v, move.DirectionOfV);
                break;
            case Kind.MoveTowards:
                MoveChain(Gather(_first, v, move.DirectionOfV ^ 1, move.ChainOfV), u, move.DirectionOfU);
                break;
            case Kind.MoveAway:
                MoveChain(Gather(_first, u, move.DirectionOfU ^ 1, move.ChainOfU), v, move.DirectionOfV);
                break;
            default:
                ExchangeChains(move, afterU, afterV);
                break;
        }

        Wake(u);
        Wake(v);
        Wake(afterU);
        Wake(afterV);
        Debug.Assert(tours.PricedCost == expected, $"{move} is off by {tours.PricedCost - expected}.");
    }

    private void MoveChain(ReadOnlySpan<int> chain, int node, int direction)
    {
        WakeEnds(chain);
        tours.MoveChain(chain, node, direction);
        WakeEnds(chain);
    }

    private void ExchangeChains(in Move move, int afterU, int afterV)
    {
        var first = Gather(_first, move.U, move.DirectionOfU ^ 1, move.ChainOfU);
        var second = Gather(_second, afterV, move.DirectionOfV, move.ChainOfV);
        WakeEnds(first);
        WakeEnds(second);
        tours.UnlinkAll(first);
        tours.UnlinkAll(second);
        tours.LinkAll(first, move.V, move.DirectionOfV);
        if (move.Kind == Kind.Exchange)
            second.Reverse();
        tours.LinkAll(second, afterU, move.DirectionOfU ^ 1);
        WakeEnds(first);
        WakeEnds(second);
    }

    private void WakeEnds(ReadOnlySpan<int> chain)
    {
        Wake(chain[0]);
        Wake(chain[^1]);
        Wake(tours.Next(chain[0], 0));
        Wake(tours.Next(chain[0], 1));
        Wake(tours.Next(chain[^1], 0));
        Wake(tours.Next(chain[^1], 1));
    }

    private Span<int> Gather(int[] chain, int stop, int direction, int length)
    {
        for (var index = 0; index < length; index++)
        {
            chain[index] = stop;
            stop = tours.Next(stop, direction);
        }

        return chain.AsSpan(0, length);
    }
}
