namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Takes strings of stops out of neighbouring routes. Slack Induction by String Removals: Christiaens and Vanden Berghe (2020),
/// https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class PlainRuin(PlainTours tours, PlainNeighbours neighbours, SearchParameters parameters, Xoshiro random)
{
    private readonly int[] _string = new int[parameters.LongestString * 3];

    /// <summary>Ruins around a stop.</summary>
    public void Apply(int seed, double meanRemoved)
    {
        var routed = tours.RoutedCount;
        if (routed == 0)
            return;
        var longest = Math.Min(parameters.LongestString, Math.Max(1.0, (double)routed / tours.UsedVehicles));
        var mostStrings = (4 * meanRemoved / (1 + longest)) - 1;
        var strings = (int)((random.NextDouble() * mostStrings) + 1);
        if (tours.RouteOf(seed) >= 0)
        {
            RuinRouteOf(seed, longest);
            strings--;
        }

        foreach (var stop in neighbours.Of(seed))
        {
            if (strings <= 0)
                break;
            if (tours.RouteOf(stop) < 0 || tours.IsTouched(tours.RouteOf(stop)))
                continue;
            RuinRouteOf(stop, longest);
            strings--;
        }
    }

    private void RuinRouteOf(int stop, double longest)
    {
        var vehicle = tours.RouteOf(stop);
        tours.Touch(vehicle);
        var size = tours.Size(vehicle);
        var length = Math.Min((int)((random.NextDouble() * Math.Min(size, longest)) + 1), Math.Min(size, parameters.LongestString));
        var kept = 0;
        if (length > 1 && random.NextDouble() < parameters.SplitShare)
        {
            while (length + kept < Math.Min(size, _string.Length) && random.NextDouble() > parameters.SplitDepth)
                kept++;
        }

        RemoveString(stop, length, kept);
    }

    /// <summary>Takes <paramref name="length"/> stops around one, sparing <paramref name="kept"/> in their midst.</summary>
    private void RemoveString(int stop, int length, int kept)
    {
        var whole = length + kept;
        var first = stop;
        for (var step = random.Below(whole); step > 0 && tours.IsStop(tours.Next(first, 1)); step--)
            first = tours.Next(first, 1);

        var count = 0;
        for (var node = first; tours.IsStop(node) && count < whole; node = tours.Next(node, 0))
            _string[count++] = node;
        for (var node = tours.Next(first, 1); tours.IsStop(node) && count < whole; node = tours.Next(node, 1))
            _string[count++] = node;

        var spared = Math.Min(kept, count - 1);
        var spareFrom = spared > 0 ? random.Below(count - spared + 1) : count;
        for (var index = 0; index < count; index++)
        {
            if (index < spareFrom || index >= spareFrom + spared)
                tours.Remove(_string[index]);
        }
    }
}
