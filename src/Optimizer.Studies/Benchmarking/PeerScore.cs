using System.Collections.Immutable;
using System.Globalization;

namespace Optimizer.Studies.Benchmarking;

/// <summary>What another solver, or a publication, reached on an instance.</summary>
/// <param name="TimeLimitSeconds">Null for published values, whatever time they took.</param>
public sealed record PeerScore(string Family, string Instance, string Peer, double? TimeLimitSeconds, Score Score)
{
    /// <summary>benchmarks/results/peers.csv.</summary>
    public static ImmutableArray<PeerScore> Measured { get; } = Read(Text());

    public static ImmutableArray<PeerScore> Read(string csv) => [.. Csv.Read(csv).Select(row => new PeerScore(
        row["family"],
        row["instance"],
        row["peer"],
        Number(row["time_limit_s"]),
        Number(row["gap_percent"]) is { } gap ? new(Number(row["vehicles_above_best"]), gap, IsGap: true) : new(Number(row["vehicles"]), Number(row["cost"])!.Value, IsGap: false)))];

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text()
    {
        using var reader = new StreamReader(typeof(PeerScore).Assembly.GetManifestResourceStream("peers.csv")!);
        return reader.ReadToEnd();
    }
}
