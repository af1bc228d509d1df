namespace Optimizer.Planning.Sharing.Lines;

/// <summary>One use that an asset may have: a requirement of a way of a booking, for so many seconds, at one of several starts.</summary>
/// <param name="First">The earliest starts of its spans, ascending. Seconds from the start of the plan.</param>
/// <param name="Last">The latest starts of its spans; the same as the first ones where starts are exact.</param>
/// <param name="Prices">Of use and of starting there, by span.</param>
/// <param name="Rewards">By span, the position of its multiplier.</param>
internal sealed record LineNode(int Booking, int Way, int Requirement, int Seconds, int[] First, int[] Last, long[] Prices, int[] Rewards)
{
    public PlannedUse Use(int asset, int span) => new(asset, Booking, Way, 0, Requirement, First[span], First[span] + Seconds);
}
