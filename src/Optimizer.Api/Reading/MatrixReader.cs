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
        var isPacked = wire.HasPackedDistancesM || wire.HasPackedDurationsS;
        var most = isPacked ? Limits.PackedMatrixSites : Limits.MatrixSites;
        if (sites.Length > most)
        {
            context.Issues.Add($"{path}.site_ids", "matrix.too_many_sites", $"The matrix is over {sites.Length:N0} sites. At most {most:N0} can be given so{(isPacked ? "" : $", and {Limits.PackedMatrixSites:N0} as packed_distances_m and packed_durations_s")}; use another travel law for larger models.");
            return new(wire.ProfileId, sites, [], []);
        }

        var (distances, durations) = isPacked
            ? PackedMatrixReader.Read(context.Issues, wire, sites, path)
            : (Cells(context.Issues, wire.DistancesM, sites, $"{path}.distances_m", Limits.Distance), Cells(context.Issues, wire.DurationsS, sites, $"{path}.durations_s", Limits.DrivingSeconds));
        var forbidden = Forbidden(context, wire, rows, path);
        return new(wire.ProfileId, sites, distances.WithUnreachable(forbidden), durations.WithUnreachable(forbidden));
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

    private static MatrixNumbers Cells(IssueList issues, RepeatedField<long> given, ImmutableArray<string> sites, string path, NumberRange range)
    {
        var cells = new int[sites.Length * sites.Length];
        if (given.Count != cells.Length)
        {
            issues.Add(path, "matrix.wrong_size", $"There are {given.Count:N0} numbers, but {sites.Length:N0} sites need {sites.Length:N0} x {sites.Length:N0} = {cells.Length:N0}. Give one for every pair, row by row.");
            return MatrixNumbers.Of(cells);
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
            issues.Add($"{path}[{first}]", "matrix.out_of_range", OutOfRange(sites, first, given[first], wrong, range, "name pairs without a way in unreachable"));
        return MatrixNumbers.Of(cells);
    }

    /// <summary>What to say of numbers out of range.</summary>
    public static string OutOfRange(ImmutableArray<string> sites, int cell, long number, int wrong, NumberRange range, string hint) =>
        $"From site {Quoted.Text(sites[cell / sites.Length])} to {Quoted.Text(sites[cell % sites.Length])} it is {number}{(wrong > 1 ? $", and {wrong - 1:N0} more numbers are out of range" : "")}. Give numbers {range}, and {hint}.";

    /// <summary>The cells of the pairs named as without a way.</summary>
    private static List<int> Forbidden(ReadingContext context, Wire.TravelMatrix wire, Dictionary<string, int> rows, string path)
    {
        var cells = new List<int>();
        for (var index = 0; index < wire.Unreachable.Count; index++)
        {
            var pair = wire.Unreachable[index];
            if (Row(context, rows, pair.FromSiteId, $"{path}.unreachable[{index}].from_site_id") is { } from && Row(context, rows, pair.ToSiteId, $"{path}.unreachable[{index}].to_site_id") is { } to)
                cells.Add((from * rows.Count) + to);
        }

        return cells;
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
