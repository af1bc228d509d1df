namespace Optimizer.Domain.Models;

/// <summary>A company, municipality or other owner of work, sites and vehicles.</summary>
public sealed record Organisation(string Id, string Name);
