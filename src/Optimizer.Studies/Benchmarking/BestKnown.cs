using System.Collections.Immutable;
using System.Globalization;

namespace Optimizer.Studies.Benchmarking;

/// <summary>The best value anybody is known to have found for an instance.</summary>
/// <param name="Cost">In the family's unit.</param>
/// <param name="Vehicles">Null where they do not matter or are not known.</param>
public sealed record BestKnown(double Cost, int? Vehicles);

/// <summary>Best known values by family and instance.</summary>
public sealed class BestKnownValues
{
    /// <summary>Files that are looked for beside a set and above it.</summary>
    public static ImmutableArray<string> FileNames { get; } = ["bks.csv", "bks-rich.csv"];

    private readonly Dictionary<(string Family, string Instance), BestKnown> _values = [];

    /// <summary>
    /// Adds the rows of a CSV file with columns <c>family</c>, <c>instance</c>, <c>bks</c> or <c>best_known</c>, and <c>vehicles</c>.
    /// Of several rows for one instance, the one counts that has vehicles if the family puts them first, or else the one that has none.
    /// </summary>
    public void Add(string csv)
    {
        foreach (var row in Csv.Read(csv))
        {
            var key = (row.GetValueOrDefault("family", ""), row.GetValueOrDefault("instance", ""));
            var value = row.GetValueOrDefault("bks") ?? row.GetValueOrDefault("best_known") ?? "";
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var cost))
                continue;
            var best = new BestKnown(cost, int.TryParse(row.GetValueOrDefault("vehicles"), CultureInfo.InvariantCulture, out var vehicles) ? vehicles : null);
            var hasVehiclesFirst = Family.Find(key.Item1)?.HasVehiclesFirst ?? false;
            if (!_values.ContainsKey(key) || hasVehiclesFirst == best.Vehicles is not null)
                _values[key] = best;
        }
    }

    public BestKnown? Find(string family, string instance) => _values.GetValueOrDefault((family, instance));
}
