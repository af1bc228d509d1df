using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;

namespace Optimizer.Cli.Reporting;

/// <summary>Elements of a page. What users wrote passes through here, so it can only ever be text.</summary>
internal static class Html
{
    /// <summary>Pairs are attributes, everything else is content. Never written as an empty tag, which HTML does not know.</summary>
    public static XElement Tag(string name, params object?[] content) => new(name, content.Select(Part).Prepend(""));

    /// <summary>A coordinate.</summary>
    public static string Px(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Leaves out what XML cannot hold, such as control characters.</summary>
    public static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where((_, at) => IsAllowed(text, at)));

    private static object? Part(object? part) => part switch
    {
        string text => Clean(text),
        ITuple { Length: 2 } pair => pair[1] is null ? null : new XAttribute((string)pair[0]!, Value(pair[1]!)),
        _ => part,
    };

    private static string Value(object value) => value switch
    {
        double number => Px(number),
        string text => Clean(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsAllowed(string text, int at) =>
        XmlConvert.IsXmlChar(text[at])
        || (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
        || (at > 0 && XmlConvert.IsXmlSurrogatePair(text[at], text[at - 1]));
}
