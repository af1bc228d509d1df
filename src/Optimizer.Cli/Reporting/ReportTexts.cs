using System.Collections.Frozen;

namespace Optimizer.Cli.Reporting;

/// <summary>The words of a report, by key, from texts.txt: lines of key, English and German.</summary>
internal sealed class ReportTexts
{
    private readonly FrozenDictionary<string, string> _words;

    public ReportTexts(ReportLanguage language) =>
        _words = Lines().ToFrozenDictionary(line => line[0], line => line[language == ReportLanguage.German ? 2 : 1], StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] => _words[key];

    /// <summary>The words for a name that others may have extended; the name itself when there are none.</summary>
    public string Name(string family, string name) => _words.GetValueOrDefault($"{family}.{name}", name);

    public string Format(string key, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, _words[key], values);

    /// <summary>Every line as key, English and German.</summary>
    internal static IEnumerable<string[]> Lines() =>
        ReportResources.Read("texts.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', StringSplitOptions.TrimEntries));
}
