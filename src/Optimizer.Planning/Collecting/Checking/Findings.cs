using System.Collections.Immutable;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>The violations found so far.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<Violation>.Builder _violations = ImmutableArray.CreateBuilder<Violation>();

    /// <summary>Whether two computed numbers are the same to a millionth.</summary>
    public static bool AreClose(double left, double right) =>
        Math.Abs(left - right) <= 1e-9 + (1e-6 * Math.Max(Math.Abs(left), Math.Abs(right)));

    public void Add(string cause, string where, double amount, string unit, string description) =>
        _violations.Add(new(cause, where, amount, unit, description));

    /// <summary>A time that is not what it must be.</summary>
    public void ExpectTime(string cause, string where, TimeSpan actual, TimeSpan expected, string what)
    {
        if (actual != expected)
            Add(cause, where, (actual - expected).TotalSeconds, "s", $"{what} is {actual}, not {expected}.");
    }

    public ImmutableArray<Violation> ToImmutable() => _violations.ToImmutable();
}
