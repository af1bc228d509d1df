namespace Optimizer.Cli.Reporting;

/// <summary>The languages of reports.</summary>
public enum ReportLanguage
{
    English,
    German,
}
