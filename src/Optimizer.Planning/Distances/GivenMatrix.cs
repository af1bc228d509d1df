using Optimizer.Domain.Models;

namespace Optimizer.Planning.Distances;

/// <summary>A matrix given with the model, looked up by the sites' positions in the model.</summary>
internal sealed class GivenMatrix
{
    private readonly int[] _row;
    private readonly TravelMatrix _matrix;

    public GivenMatrix(Model model, TravelMatrix matrix)
    {
        _matrix = matrix;
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in matrix.SiteIds)
            rows.Add(id, rows.Count);
        _row = [.. model.Sites.Select(site => rows.GetValueOrDefault(site.Id, -1))];
    }

    /// <summary>Sites that the matrix leaves out cannot be reached.</summary>
    public Leg Between(int from, int to)
    {
        if (_row[from] < 0 || _row[to] < 0)
            return Leg.Unreachable;

        var cell = (_row[from] * _matrix.SiteIds.Length) + _row[to];
        return new(_matrix.DistancesMetres[cell], _matrix.DurationsSeconds[cell]);
    }
}
