using System.Collections.Immutable;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>When one asset is available, and how long it is set up and cleaned, in whole seconds; kinds of use by number.</summary>
internal sealed class AssetTimes
{
    private readonly int[] _setups;
    private readonly int[] _cleanings;

    /// <param name="uses">All kinds of use.</param>
    public AssetTimes(Asset asset, ImmutableArray<string> uses)
    {
        Windows = [.. asset.AvailabilityWindows.Select(window => (AssetTravel.Seconds(window.Start), AssetTravel.Seconds(window.End)))];
        _cleanings = [.. uses.Select(use => AssetTravel.Seconds(asset.CleaningAfter(use)))];
        _setups = [.. from before in uses.Cast<string?>().Prepend(null) from use in uses select AssetTravel.Seconds(asset.SetupBetween(before, use))];
    }

    public ImmutableArray<(int Start, int End)> Windows { get; }

    public int Cleaning(int use) => _cleanings[use];

    /// <param name="before">-1: nothing.</param>
    public int Setup(int before, int use) => _setups[((before + 1) * _cleanings.Length) + use];
}
