using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>A line of a text file that is not blank; its number counts from 1.</summary>
internal sealed record InstanceLine(int Number, string Text)
{
    private static readonly char[] Spaces = [' ', '\t'];

    public string Path => $"line {Number}";

    public string[] Words { get; } = Text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of a text.</summary>
    public static InstanceLine[] Split(string text) =>
        [.. text.Split('\n').Select((line, index) => new InstanceLine(index + 1, line.Trim())).Where(line => line.Text.Length > 0)];

    /// <summary>A word as a finite number; 0 and a fault when it is missing or none.</summary>
    public double NumberAt(int word, string what, IssueList issues)
    {
        if (word >= Words.Length)
            issues.Add(Path, "file.missing_number", $"The {what} is missing: there are {Words.Length} columns, it belongs in column {word + 1}. Is the file complete?");
        else if (double.TryParse(Words[word], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        else
            issues.Add(Path, "file.not_a_number", $"The {what} is {Quoted.Text(Words[word])}, which is not a number.");
        return 0;
    }

    /// <summary>A word as a whole number.</summary>
    public long WholeAt(int word, string what, IssueList issues)
    {
        var number = NumberAt(word, what, issues);
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
            return (long)number;

        issues.Add(Path, "file.not_whole", $"The {what} is {Quoted.Text(Words[word])}. Give a whole number.");
        return 0;
    }
}
