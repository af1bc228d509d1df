using System.Globalization;

namespace Optimizer.Api.Reading.Formats;

/// <summary>A line of a text file that is not blank; its number counts from 1.</summary>
internal sealed record InstanceLine(int Number, string Text)
{
    private static readonly char[] Spaces = [' ', '\t'];

    private string[]? _words;

    public string Path => $"line {Number}";

    public string[] Words => _words ??= Text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of a text.</summary>
    public static InstanceLine[] Split(string text) =>
        [.. text.Split('\n').Select((line, index) => new InstanceLine(index + 1, line.Trim())).Where(line => line.Text.Length > 0)];

    /// <summary>The lines of a file, one after the other.</summary>
    public static IEnumerable<InstanceLine> Read(TextReader reader)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Trim() is { Length: > 0 } text)
                yield return new(number, text);
        }
    }

    /// <summary>All words as numbers, without keeping the words: matrices have millions.</summary>
    public void AddNumbersTo(List<double> numbers, string what, IssueList issues)
    {
        var text = Text.AsSpan();
        foreach (var range in text.SplitAny(Spaces))
        {
            var word = text[range];
            if (!word.IsEmpty)
                numbers.Add(Parse(word, out var number) ? number : NotANumber(word.ToString(), what, issues));
        }
    }

    /// <summary>A word as a finite number; 0 and a fault when it is missing or none.</summary>
    public double NumberAt(int word, string what, IssueList issues)
    {
        if (word < Words.Length)
            return Parse(Words[word], out var number) ? number : NotANumber(Words[word], what, issues);

        issues.Add(Path, "file.missing_number", $"The {what} is missing: there are {Words.Length} columns, it belongs in column {word + 1}. Is the file complete?");
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

    private static bool Parse(ReadOnlySpan<char> word, out double number) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private double NotANumber(string word, string what, IssueList issues)
    {
        issues.Add(Path, "file.not_a_number", $"The {what} is {Quoted.Text(word)}, which is not a number.");
        return 0;
    }
}
