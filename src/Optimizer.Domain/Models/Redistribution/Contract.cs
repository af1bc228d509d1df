namespace Optimizer.Domain.Models.Redistribution;

/// <summary>At least so much of an offer, in thousandths of its unit, goes to a need, if any plan can do so.</summary>
public sealed record Contract(string OfferId, string NeedId, long Amount);
