namespace Optimizer.Cli.Reporting;

/// <summary>The style sheet, script and texts of reports, from this assembly.</summary>
internal static class ReportResources
{
    public static string Read(string name)
    {
        using var stream = typeof(ReportResources).Assembly.GetManifestResourceStream($"report/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
