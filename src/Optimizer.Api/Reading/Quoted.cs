using System.Text;

namespace Optimizer.Api.Reading;

/// <summary>Values of a request as paths and messages show them: short, and without control characters.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    /// <summary>A value in single quotes.</summary>
    public static string Text(string value) => $"'{Shown(value)}'";

    /// <summary>A map's entry as a path has it: <c>amounts["mass"]</c>.</summary>
    public static string Key(string path, string key) => $"{path}[\"{Shown(key).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"]";

    /// <summary>A name as part of a path.</summary>
    public static string Name(string name) => name.Length == 0 ? "\"\"" : Shown(name);

    private static string Shown(string value)
    {
        var shown = new StringBuilder();
        foreach (var rune in value.EnumerateRunes().Take(Longest))
            shown.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        return value.Length > Longest ? shown.Append('…').ToString() : shown.ToString();
    }
}
