namespace Optimizer.Planning.Sharing.Lines;

/// <summary>
/// All lines of uses that one asset may have, as a graph: nodes are uses, arcs say which start of one is in time after which start of
/// another. Starts are in spans. Exact spans have one start: every path is a line, and its price that of the line. Other spans have all
/// starts up to the next, each at the best of them: every line is a path, which costs no more. Maintenance is left out.
/// </summary>
internal sealed class LineGraph
{
    public required int Asset { get; init; }
    public required LineNode[] Nodes { get; init; }

    /// <summary>By node, what it costs to come to it from home, and from which of its spans on there is time for that (its number of spans: from none).</summary>
    public required (long Price, int FromSpan)[] FromHome { get; init; }

    /// <summary>By node, what it costs to go home if it must, and up to which of its spans there is time for that (-1: none).</summary>
    public required (long Price, int ToSpan)[] ToHome { get; init; }

    /// <summary>By node, the nodes that are in time before it whatever their starts.</summary>
    public required (int From, long Price)[][] Always { get; init; }

    /// <summary>By node, the nodes that may be before it, with their latest span (-1: none) by the span of this node.</summary>
    public required (int From, long Price, int[] UpTo)[][] Sometimes { get; init; }

    /// <summary>All spans of all nodes by their first start.</summary>
    public required (int Node, int Span)[] Order { get; init; }

    /// <summary>Of having any reservation.</summary>
    public required long FixedPrice { get; init; }
}
