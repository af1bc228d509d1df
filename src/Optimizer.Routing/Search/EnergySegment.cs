using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>
/// The price of energy of a part of a trip, mergeable in O(1): entered with load q it is
/// <c>Empty + q · PerMass + Carried</c>, and the load changes by <see cref="Change"/>.
/// </summary>
internal readonly record struct EnergySegment(Cost Empty, Cost PerMass, Cost Carried, Load Change)
{
    public Cost With(Load entryLoad) => Empty + (entryLoad * PerMass) + Carried;

    /// <summary>Joins two segments by an arc. Associative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EnergySegment Merge(in EnergySegment first, in EnergySegment second, Cost arcEmpty, Cost arcPerMass) => new(
        first.Empty + arcEmpty + second.Empty,
        first.PerMass + arcPerMass + second.PerMass,
        first.Carried + (first.Change * (arcPerMass + second.PerMass)) + second.Carried,
        first.Change + second.Change);
}
