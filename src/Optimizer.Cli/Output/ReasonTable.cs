using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>What is left out, by reason: each reason once, after it all that it holds for, and what would help.</summary>
internal static class ReasonTable
{
    /// <summary>The JSON has all.</summary>
    private const int MostReasons = 20;

    /// <summary>The weightiest ones of each; the JSON has all.</summary>
    private const int MostTogether = 2;

    public static Table Of(string what, IEnumerable<(string Name, IEnumerable<string> Reasons, string? Help)> entries)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Why").AddColumn(what);
        var groups = entries.GroupBy(entry => string.Join(Environment.NewLine, entry.Reasons.Distinct().Take(MostTogether))).ToArray();
        foreach (var group in groups.Take(MostReasons))
            table.AddRow(Markup.Escape(group.Key), Markup.Escape(Names(group)));
        if (groups.Length > MostReasons)
            table.AddRow($"and {groups.Length - MostReasons:N0} more reasons", $"{groups.Skip(MostReasons).Sum(group => group.Count()):N0} more");
        return table;
    }

    /// <summary>Those that nothing is known to help in one line, each other one in a line of its own.</summary>
    private static string Names(IEnumerable<(string Name, IEnumerable<string> Reasons, string? Help)> group)
    {
        var plain = string.Join(", ", group.Where(entry => entry.Help is null).Select(entry => entry.Name));
        var helped = group.Where(entry => entry.Help is not null).Select(entry => $"{entry.Name}: {entry.Help}");
        return string.Join(Environment.NewLine, helped.Append(plain).Where(line => line.Length > 0));
    }
}
