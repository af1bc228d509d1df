using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking;

/// <summary>A results file: a line for each run, written as soon as the run is over, so that a broken-off benchmark goes on where it was.</summary>
public static class BenchResults
{
    /// <exception cref="FormatException">The file is not a results file.</exception>
    public static ImmutableArray<BenchRow> Read(string path) =>
        File.Exists(path) ? [.. Csv.Read(File.ReadAllText(path)).Select(BenchRow.FromCsv)] : [];

    public static void Append(string path, BenchRow row)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);

        // A line that a crash has cut off stays by itself, and is left out when the file is read.
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var head = before.Length == 0 ? Csv.Line(BenchRow.Columns) + "\n" : before.EndsWith('\n') ? "" : "\n";
        File.AppendAllText(path, $"{head}{row.ToCsv()}\n");
    }
}
