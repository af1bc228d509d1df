namespace Optimizer.Domain.Plans;

/// <summary>
/// A driver's break: on the way of a transition, if it starts before the transition's arrival, else between the arrival and the
/// start of the service.
/// </summary>
public sealed record Break(string BreakRuleId, TimeSpan Start, TimeSpan End, int TransitionIndex);
