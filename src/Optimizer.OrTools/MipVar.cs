namespace Optimizer.OrTools;

/// <summary>A variable of a <see cref="MipModel"/>.</summary>
public readonly record struct MipVar
{
    internal MipVar(int index) => Index = index;

    internal int Index { get; }
}
