namespace Optimizer.Cli.Commands;

/// <summary>What a time limit counts.</summary>
internal enum Clock
{
    Wall,
    Processor,
}
