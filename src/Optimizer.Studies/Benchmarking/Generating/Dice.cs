using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>The draws that generators share. Same seed, same sequence.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>At least 0, below 1.</summary>
    public double Unit() => _random.NextDouble();

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public double Between(double low, double high) => low + (_random.NextDouble() * (high - low));

    /// <summary>A multiple of the step; both ends included if they are multiples.</summary>
    public int Step(int low, int high, int step) => Between(low / step, high / step) * step;

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A position up to so many degrees of latitude away, and as far to east and west; to about a metre.</summary>
    public Position Near(Position centre, double degrees) => new(
        Math.Round(centre.LatitudeDeg + Between(-degrees, degrees), 5),
        Math.Round(centre.LongitudeDeg + (Between(-degrees, degrees) * 1.6), 5));

    public T Of<T>(ImmutableArray<T> items) => items[_random.Next(items.Length)];

    /// <summary>So many different items, in random order.</summary>
    public ImmutableArray<T> Some<T>(ImmutableArray<T> items, int count)
    {
        var shuffled = items.ToArray();
        _random.Shuffle(shuffled);
        return [.. shuffled.Take(count)];
    }
}
