namespace Optimizer.Tests.Cli;

/// <summary>Tests that own the console, and so run alone.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleGroup;
