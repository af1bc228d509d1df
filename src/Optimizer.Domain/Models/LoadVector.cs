using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Optimizer.Domain.Models;

/// <summary>
/// An amount in every load dimension of a model, in thousandths of each dimension's unit and in the model's order.
/// Whole numbers, so that sums are exact.
/// </summary>
public readonly struct LoadVector : IEquatable<LoadVector>
{
    /// <summary>Stands for "no limit" where a vector is a capacity.</summary>
    public const long Unlimited = long.MaxValue;

    private readonly ImmutableArray<long> _thousandths;

    public LoadVector(ImmutableArray<long> thousandths) => _thousandths = thousandths;

    public static LoadVector Zero(int dimensions) => new(ImmutableArray.Create(new long[dimensions]));

    public static LoadVector NoLimit(int dimensions) => new([.. Enumerable.Repeat(Unlimited, dimensions)]);

    public ImmutableArray<long> Thousandths => _thousandths.IsDefault ? [] : _thousandths;

    public int Dimensions => Thousandths.Length;

    public bool IsZero => !Thousandths.AsSpan().ContainsAnyExcept(0L);

    /// <summary>The amount in one dimension, in thousandths of its unit.</summary>
    public long this[int dimension] => Thousandths[dimension];

    public static LoadVector operator +(LoadVector left, LoadVector right) =>
        Combine(left, right, sign: 1);

    public static LoadVector operator -(LoadVector left, LoadVector right) =>
        Combine(left, right, sign: -1);

    /// <summary>Whether no dimension exceeds the capacity's.</summary>
    public bool FitsIn(LoadVector capacity)
    {
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            if (this[dimension] > capacity[dimension])
                return false;
        }

        return true;
    }

    public bool Equals(LoadVector other) => Thousandths.AsSpan().SequenceEqual(other.Thousandths.AsSpan());

    public override bool Equals(object? obj) => obj is LoadVector other && Equals(other);

    public override int GetHashCode() => Thousandths.Aggregate(17, HashCode.Combine);

    public static bool operator ==(LoadVector left, LoadVector right) => left.Equals(right);

    public static bool operator !=(LoadVector left, LoadVector right) => !left.Equals(right);

    private static LoadVector Combine(LoadVector left, LoadVector right, int sign)
    {
        var amounts = new long[left.Dimensions];
        for (var dimension = 0; dimension < amounts.Length; dimension++)
            amounts[dimension] = checked(left[dimension] + (sign * right[dimension]));
        return new(ImmutableCollectionsMarshal.AsImmutableArray(amounts));
    }

    public override string ToString() => string.Join(", ", Thousandths.Select(amount => $"{amount / 1_000.0:0.###}"));
}
