namespace Optimizer.Domain.Models.Redistribution;

/// <summary>From where to where the mean of a property over all that a need gets may be, in thousandths, both included.</summary>
public sealed record PropertyLimit(string Property, long? Least, long? Most);
