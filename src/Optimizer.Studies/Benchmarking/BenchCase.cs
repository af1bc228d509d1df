namespace Optimizer.Studies.Benchmarking;

/// <summary>One run of a benchmark: an instance and everything that a result may depend on.</summary>
/// <param name="Parameters">As given to <c>--set</c>, name=value, sorted, parted by blanks; empty for none.</param>
/// <param name="Clock">What the limit counts: wall or processor time.</param>
public sealed record BenchCase(string Family, string Instance, string Engine, string Preset, string Parameters, int Threads, int Seed, double TimeLimitSeconds, string Clock);
