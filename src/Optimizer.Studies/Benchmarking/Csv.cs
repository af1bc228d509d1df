using System.Collections.Immutable;
using System.Text;

namespace Optimizer.Studies.Benchmarking;

/// <summary>Comma-separated values as in RFC 4180; a value with a comma, a quote or a line break stands in quotes.</summary>
public static class Csv
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    /// <summary>A line without its line break.</summary>
    public static string Line(IEnumerable<string> values) => string.Join(',', values.Select(Escape));

    /// <summary>Each row by the names in the first line; a row that is cut off, such as by a crash, is left out.</summary>
    public static ImmutableArray<ImmutableDictionary<string, string>> Read(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0)
            return [];
        var names = rows[0];
        return [.. rows.Skip(1).Where(row => row.Count == names.Count).Select(row => names.Zip(row).ToImmutableDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static string Escape(string value) => value.IndexOfAny(Special) < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";

    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var value = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when isQuoted && at + 1 < text.Length && text[at + 1] == '"':
                    value.Append(text[++at]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    EndValue();
                    break;
                case '\n' when !isQuoted:
                    EndValue();
                    EndRow();
                    break;
                case '\r' when !isQuoted:
                    break;
                default:
                    value.Append(text[at]);
                    break;
            }
        }

        if (value.Length > 0 || row.Count > 0)
        {
            EndValue();
            EndRow();
        }

        return rows;

        void EndValue()
        {
            row.Add(value.ToString());
            value.Clear();
        }

        void EndRow()
        {
            if (row is not [""])
                rows.Add(row);
            row = [];
        }
    }
}
