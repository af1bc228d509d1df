using Optimizer.Api.Reading;

namespace Optimizer.Cli.Output;

/// <summary>Tells what is wrong with an input, one fault after the other.</summary>
internal static class IssueText
{
    public static void Write(TextWriter writer, IReadOnlyList<Issue> issues)
    {
        writer.WriteLine(issues.Count == 1 ? "The input has one fault." : $"The input has {issues.Count:N0} faults.");
        foreach (var issue in issues)
        {
            writer.WriteLine($"{issue.Path}  ({issue.Code})");
            writer.WriteLine($"    {issue.Message}");
        }
    }
}
