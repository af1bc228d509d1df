namespace Optimizer.Domain.Plans;

/// <summary>A rule that a plan breaks, or a number of it that is wrong.</summary>
/// <param name="Cause">Stable, such as "capacity".</param>
/// <param name="Where">Such as "routes[2].visits[5]".</param>
/// <param name="Amount">By how much, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Such as "kg" or "s".</param>
/// <param name="Description">For people.</param>
public sealed record Violation(string Cause, string Where, double Amount, string Unit, string Description);
