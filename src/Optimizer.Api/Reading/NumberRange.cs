namespace Optimizer.Api.Reading;

/// <summary>From where to where a number may be, both included, and its unit for people.</summary>
internal sealed record NumberRange(double Least, double Most, string Unit)
{
    public override string ToString() => $"from {Least:#,##0.######} to {Most:#,##0.######}{(Unit.Length > 0 ? " " + Unit : "")}";
}
