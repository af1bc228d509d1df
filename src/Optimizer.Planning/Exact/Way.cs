using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Exact;

/// <summary>A vehicle of a kind may go from one stop to another; <see cref="Depot"/> is the start of its route, or the end.</summary>
internal sealed record Way(int Kind, int From, int To, Arc Arc, BoolVar Used)
{
    public const int Depot = -1;

    public bool IsFirst => From == Depot;
    public bool IsLast => To == Depot;
}
