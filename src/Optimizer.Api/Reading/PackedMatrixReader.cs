using Google.Protobuf;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads matrices that are given as 32-bit integers, and keeps them as they are.</summary>
internal static class PackedMatrixReader
{
    private const int BytesOfNumber = 4;

    public static (MatrixNumbers Distances, MatrixNumbers Durations) Read(IssueList issues, Wire.TravelMatrix wire, ImmutableArray<string> sites, string path)
    {
        if (wire.DistancesM.Count > 0 || wire.DurationsS.Count > 0)
            issues.Add(path, "matrix.given_twice", "The matrix is given both packed and as lists of numbers. Leave distances_m and durations_s out, or packed_distances_m and packed_durations_s.");

        var distances = Numbers(issues, wire.PackedDistancesM, sites.Length, $"{path}.packed_distances_m");
        var durations = ReferenceEquals(wire.PackedDistancesM, wire.PackedDurationsS) ? distances : Numbers(issues, wire.PackedDurationsS, sites.Length, $"{path}.packed_durations_s");
        CheckRange(issues, distances, sites, $"{path}.packed_distances_m", Limits.Distance);
        CheckRange(issues, durations, sites, $"{path}.packed_durations_s", Limits.DrivingSeconds);
        if (distances.Count == durations.Count)
            CheckBothLack(issues, distances, durations, sites, path);
        return (distances, durations);
    }

    /// <summary>None, with a fault, when there are not as many as there are pairs.</summary>
    private static MatrixNumbers Numbers(IssueList issues, ByteString given, int sites, string path)
    {
        var needed = BytesOfNumber * sites * sites;
        if (given.Length == needed)
            return MatrixNumbers.View(given.Memory);

        issues.Add(path, "matrix.wrong_size", $"There are {given.Length:N0} bytes, but {sites:N0} sites need 4 x {sites:N0} x {sites:N0} = {needed:N0}. Give a signed 32-bit integer, little-endian, for every pair, row by row.");
        return [];
    }

    private static void CheckRange(IssueList issues, MatrixNumbers numbers, ImmutableArray<string> sites, string path, NumberRange range)
    {
        var (wrong, first, most) = (0, 0, (int)range.Most);
        for (var cell = numbers.Count - 1; cell >= 0; cell--)
        {
            var number = numbers[cell];
            if (number < TravelMatrix.Unreachable || number > most)
                (wrong, first) = (wrong + 1, cell);
        }

        if (wrong > 0)
            issues.Add($"{path}[{first}]", "matrix.out_of_range", MatrixReader.OutOfRange(sites, first, numbers[first], wrong, range, "-1 where there is no way; are they little-endian?"));
    }

    private static void CheckBothLack(IssueList issues, MatrixNumbers distances, MatrixNumbers durations, ImmutableArray<string> sites, string path)
    {
        var (wrong, first) = (0, 0);
        for (var cell = distances.Count - 1; cell >= 0; cell--)
        {
            if ((distances[cell] == TravelMatrix.Unreachable) != (durations[cell] == TravelMatrix.Unreachable))
                (wrong, first) = (wrong + 1, cell);
        }

        if (wrong > 0)
            issues.Add($"{path}.packed_durations_s[{first}]", "matrix.half_a_way", $"From site {Quoted.Text(sites[first / sites.Length])} to {Quoted.Text(sites[first % sites.Length])} the distance is {distances[first]} and the duration {durations[first]}{(wrong > 1 ? $", and {wrong - 1:N0} more pairs are alike" : "")}. Where there is no way, give -1 for both.");
    }
}
