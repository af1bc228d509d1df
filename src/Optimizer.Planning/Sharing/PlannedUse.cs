namespace Optimizer.Planning.Sharing;

/// <summary>One asset used for one part of a booking, by their positions in the problem. Seconds from the start of the plan.</summary>
/// <param name="Part">From 0, in the order of time.</param>
internal readonly record struct PlannedUse(int Asset, int Booking, int Way, int Part, int Requirement, int Start, int End)
{
    public int Seconds => End - Start;
}
