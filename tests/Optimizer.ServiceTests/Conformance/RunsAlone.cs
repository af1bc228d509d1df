namespace Optimizer.ServiceTests.Conformance;

/// <summary>Tests that nothing may run beside.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
