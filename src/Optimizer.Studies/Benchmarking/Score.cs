namespace Optimizer.Studies.Benchmarking;

/// <summary>How good a solution or the mean of several is; smaller is better.</summary>
/// <param name="Vehicles">Above the best known number, or absolute; null in families where they do not matter.</param>
/// <param name="Value">The gap to the best known value in percent, or the cost itself.</param>
/// <param name="IsGap">Whether the value is a gap.</param>
public readonly record struct Score(double? Vehicles, double Value, bool IsGap)
{
    /// <summary>Values closer than this are called the same: tables show two decimals.</summary>
    private const double Same = 0.005;

    /// <summary>Vehicles first, if they matter. Two scores of different kinds cannot be compared.</summary>
    public bool IsWorseThan(Score other) => IsGap == other.IsGap && (VehiclesOver(other) > Same || (Math.Abs(VehiclesOver(other)) <= Same && Value > other.Value + Same));

    public override string ToString() => Vehicles is { } vehicles ? $"{(IsGap ? $"{vehicles:+0.0;-0.0;+0.0}" : $"{vehicles:0.0}")}v {Shown}" : Shown;

    /// <summary>Never "-0.00".</summary>
    private string Shown => $"{(Math.Abs(Value) < Same ? 0 : Value):0.00}";

    /// <summary>By the vehicles, then the value, each a mean; null of none.</summary>
    public static Score? Mean(IReadOnlyCollection<Score> scores) => scores.Count == 0
        ? null
        : new(scores.All(score => score.Vehicles is not null) ? scores.Average(score => score.Vehicles) : null, scores.Average(score => score.Value), scores.All(score => score.IsGap));

    /// <summary>The score of a run that counts.</summary>
    public static Score Of(BenchRow row)
    {
        var hasVehiclesFirst = Family.Find(row.Case.Family)?.HasVehiclesFirst ?? false;
        return row.GapPercent is { } gap && (!hasVehiclesFirst || row.Best!.Vehicles is not null)
            ? new(hasVehiclesFirst ? row.Vehicles - row.Best!.Vehicles : null, gap, IsGap: true)
            : new(hasVehiclesFirst ? row.Vehicles : null, row.Cost!.Value, IsGap: false);
    }

    private double VehiclesOver(Score other) => (Vehicles ?? 0) - (other.Vehicles ?? 0);
}
