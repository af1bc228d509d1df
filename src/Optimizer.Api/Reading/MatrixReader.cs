using Google.Protobuf.Collections;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads travel matrices. Wrong cells of one matrix are one fault, which names the first.</summary>
internal static class MatrixReader
{
    public static Travel.Matrices ReadAll(ReadingContext context, Wire.Model model, Wire.MatrixTravel wire)
    {
        const string path = "model.travel.matrices.matrices";
        if (wire.Matrices.Count == 0)
            context.Issues.Add(path, "travel.no_matrix", "Travel is by matrices, but none is given. Give one, or leave travel out.");

        var profiles = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < wire.Matrices.Count; index++)
        {
            if (!profiles.Add(wire.Matrices[index].ProfileId))
                context.Issues.Add($"{path}[{index}].profile_id", "matrix.duplicate_profile", $"There is another matrix of profile {Quoted.Text(wire.Matrices[index].ProfileId)}. Give each its own.");
        }

        return new([.. wire.Matrices.Select((matrix, index) => Read(context, model, matrix, $"{path}[{index}]"))]);
    }

    private static TravelMatrix Read(ReadingContext context, Wire.Model model, Wire.TravelMatrix wire, string path)
    {
        ImmutableArray<string> sites = wire.SiteIds.Count > 0 ? [.. wire.SiteIds] : [.. model.Sites.Select(site => site.Id)];
        var rows = Rows(context, wire, sites, path);
        if (sites.Length > Limits.MatrixSites)
        {
            context.Issues.Add($"{path}.site_ids", "matrix.too_many_sites", $"The matrix is over {sites.Length:N0} sites. At most {Limits.MatrixSites:N0} can be given; use another travel law for larger models.");
            return new(wire.ProfileId, sites, [], []);
        }

        var distances = Cells(context.Issues, wire.DistancesM, sites, $"{path}.distances_m", Limits.Distance);
        var durations = Cells(context.Issues, wire.DurationsS, sites, $"{path}.durations_s", Limits.DrivingSeconds);
        for (var index = 0; index < wire.Unreachable.Count; index++)
            Forbid(context, wire.Unreachable[index], rows, distances, durations, $"{path}.unreachable[{index}]");
        return new(wire.ProfileId, sites, [.. distances], [.. durations]);
    }

    private static Dictionary<string, int> Rows(ReadingContext context, Wire.TravelMatrix wire, ImmutableArray<string> sites, string path)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < sites.Length; row++)
        {
            var isNew = rows.TryAdd(sites[row], row);
            if (wire.SiteIds.Count > 0 && context.Sites.Check(sites[row], $"{path}.site_ids[{row}]", "matrix") && !isNew)
                context.Issues.Add($"{path}.site_ids[{row}]", "matrix.duplicate_site", $"Site {Quoted.Text(sites[row])} has a row already. Name each site once.");
        }

        return rows;
    }

    private static int[] Cells(IssueList issues, RepeatedField<long> given, ImmutableArray<string> sites, string path, NumberRange range)
    {
        var cells = new int[sites.Length * sites.Length];
        if (given.Count != cells.Length)
        {
            issues.Add(path, "matrix.wrong_size", $"There are {given.Count:N0} numbers, but {sites.Length:N0} sites need {sites.Length:N0} x {sites.Length:N0} = {cells.Length:N0}. Give one for every pair, row by row.");
            return cells;
        }

        var (wrong, first) = (0, 0);
        for (var cell = cells.Length - 1; cell >= 0; cell--)
        {
            if (given[cell] >= range.Least && given[cell] <= range.Most)
                cells[cell] = (int)given[cell];
            else
                (wrong, first) = (wrong + 1, cell);
        }

        if (wrong > 0)
            issues.Add($"{path}[{first}]", "matrix.out_of_range", $"From site {Quoted.Text(sites[first / sites.Length])} to {Quoted.Text(sites[first % sites.Length])} it is {given[first]}{(wrong > 1 ? $", and {wrong - 1:N0} more numbers are out of range" : "")}. Give numbers {range}, and name pairs without a way in unreachable.");
        return cells;
    }

    private static void Forbid(ReadingContext context, Wire.UnreachablePair pair, Dictionary<string, int> rows, int[] distances, int[] durations, string path)
    {
        if (Row(context, rows, pair.FromSiteId, $"{path}.from_site_id") is not { } from || Row(context, rows, pair.ToSiteId, $"{path}.to_site_id") is not { } to)
            return;

        var cell = (from * rows.Count) + to;
        if (cell < distances.Length)
            distances[cell] = durations[cell] = TravelMatrix.Unreachable;
    }

    private static int? Row(ReadingContext context, Dictionary<string, int> rows, string siteId, string path)
    {
        if (rows.TryGetValue(siteId, out var row))
            return row;
        if (context.Sites.Check(siteId, path, "matrix"))
            context.Issues.Add(path, "matrix.site_not_in_matrix", $"Site {Quoted.Text(siteId)} has no row in this matrix. Add it to site_ids, or leave the pair out.");
        return null;
    }
}
