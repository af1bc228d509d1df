using Optimizer.Api.Writing;
using Optimizer.Cli.Reporting;
using Optimizer.Domain.Models;
using Optimizer.Planning;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Comparing;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Where a plan goes: files, and standard output.</summary>
internal sealed record PlanOutput(string? JsonFile, string? GeoJsonFile, string? ReportFile, ReportOptions Report, string? SolFile, string? TraceFile, bool PrintsJson)
{
    /// <param name="savings">What planning everything together saves, if it was asked for.</param>
    public void Write(Model model, PlanningResult result, Savings? savings = null)
    {
        var planned = PlannedModel.Of(model, result.Plan);
        if (JsonFile is not null)
            JsonText.WriteFile(PlanWriter.Write(model, result), JsonFile);
        if (GeoJsonFile is not null)
            OutputFile.Write(GeoJsonFile, writer => writer.Write(GeoJson.Write(planned, result.Plan)));
        if (ReportFile is not null)
            OutputFile.Write(ReportFile, writer => writer.Write(HtmlReport.Render(planned, result.Plan, Report, savings)));
        if (SolFile is not null)
            OutputFile.Write(SolFile, writer => SolFileText.Write(planned, result.Plan, writer));

        if (TraceFile is not null)
            OutputFile.Write(TraceFile, writer => TraceText.Write(result.Statistics.Improvements, writer));

        if (PrintsJson)
            Console.Out.WriteLine(SummaryJson.Of(result, savings));
        else
            Print(model, result, savings);
    }

    private static void Print(Model model, PlanningResult result, Savings? savings)
    {
        var console = Tables.Console();
        var width = console.Profile.Width;
        if (!result.Plan.Transfers.IsEmpty)
            console.Write(TransferTables.Transfers(model, result.Plan, width));
        if (!result.Plan.UnmetNeeds.IsEmpty || !result.Plan.UnsoldOffers.IsEmpty)
            console.Write(TransferTables.Open(model, result.Plan));
        if (result.Plan.Matching is { } matching)
            console.WriteLine(TransferTables.Describe(matching));
        console.Write(PlanTables.Routes(model, result.Plan, width));
        if (!result.Plan.Unplanned.IsEmpty)
            console.Write(PlanTables.Unplanned(result.Plan));
        if (model.HasSharing)
        {
            console.Write(SharingTables.Assets(result.Plan.Sharing, width));
            console.Write(SharingTables.Reservations(model, result.Plan.Sharing, width));
        }

        if (!result.Plan.Sharing.Unserved.IsEmpty)
            console.Write(SharingTables.Unserved(result.Plan.Sharing));
        console.Write(PlanTables.Totals(result.Plan));
        if (result.Plan.Sharing.Summary is { } summary)
            console.WriteLine(SharingTables.Describe(summary));
        var search = result.Statistics;
        console.WriteLine($"{search.Engine} {search.EngineVersion}, seed {result.Settings.Seed}: {search.Iterations:N0} iterations in {search.Elapsed.TotalSeconds:0.0} s, best after {search.TimeToBest.TotalSeconds:0.0} s, stopped by {search.StoppedBy.Replace('_', ' ')}.");
        if (search.Gap is { } gap)
            console.WriteLine(gap == 0 ? "No plan is better." : $"At most {gap:0.00 %} better than this is possible.");
        if (savings is not null)
        {
            console.Write(SavingsTables.Plans(model, savings, width));
            if (SavingsTables.Idle(model, savings) is { } idle)
                console.WriteLine(idle);
            console.Write(SavingsTables.Sums(savings));
            if (savings.Joined is not null)
                console.WriteLine("The plans of each kind, joined on one fleet, were better than what the search found for all together: they are the plan.");
        }
    }
}
