using System.Globalization;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>A file of Solomon, Gehring and Homberger, or Li and Lim: fleet and capacity, then a row for each place, the depot (0) first.</summary>
internal sealed class SolomonText
{
    public SolomonText(string text)
    {
        var rows = text.Split('\n')
            .Select(line => line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && words.All(word => double.TryParse(word, CultureInfo.InvariantCulture, out _)))
            .Select(words => words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        (Vehicles, Capacity) = ((int)rows[0][0], rows[0][1]);
        Places = [.. rows.Skip(1).OrderBy(row => row[0]).Select(row => new Place((row[1], row[2]), row[3], row[4], row[5], row[6], row.Length > 8 ? (int)row[7] : 0, row.Length > 8 ? (int)row[8] : 0))];
    }

    public int Vehicles { get; }
    public double Capacity { get; }
    public Place[] Places { get; }

    /// <param name="Pickup">With a delivery of Li and Lim, where it was picked up; else 0.</param>
    /// <param name="Delivery">With a pickup of Li and Lim, where it goes; else 0.</param>
    internal sealed record Place((double X, double Y) Point, double Demand, double Ready, double Due, double Service, int Pickup, int Delivery);
}
