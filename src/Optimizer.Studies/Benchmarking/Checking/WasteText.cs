using System.Globalization;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>A file of Kim, Kim and Sahoo (2006): five numbers, a head line, then a row for each place.</summary>
internal sealed class WasteText
{
    public WasteText(string text)
    {
        var rows = text.Split('\n').Select(line => line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToArray();
        Capacity = Number(rows[0][0]);
        LoadPerDay = Number(rows[1][0]);
        StopsPerDay = Number(rows[2][0]);
        LunchSeconds = Number(rows[3][0]);
        MilesPerHour = Number(rows[4][0]);

        // Some files count the last two digits of a time in hundredths of an hour: 1675 is a quarter to five.
        var places = rows[6..];
        var hasHundredths = places.Any(words => Number(words[3]) % 100 >= 60 || Number(words[4]) % 100 >= 60);
        Places = places.ToDictionary(words => int.Parse(words[0], CultureInfo.InvariantCulture), words => new Place(
            (Number(words[1]), Number(words[2])), Seconds(words[3], hasHundredths), Seconds(words[4], hasHundredths), Number(words[5]), Number(words[6]), (int)Number(words[7])));
    }

    public double Capacity { get; }
    public double LoadPerDay { get; }
    public double StopsPerDay { get; }
    public double LunchSeconds { get; }
    public double MilesPerHour { get; }
    public IReadOnlyDictionary<int, Place> Places { get; }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static double Seconds(string word, bool hasHundredths)
    {
        var digits = Number(word);
        return (Math.Floor(digits / 100) * 3_600) + (digits % 100 * (hasHundredths ? 36 : 60));
    }

    /// <param name="Point">In feet.</param>
    /// <param name="Kind">0 depot, 1 stop, 2 landfill.</param>
    internal sealed record Place((double X, double Y) Point, double Ready, double Due, double Service, double Load, int Kind);
}
