using System.Buffers.Binary;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Optimizer.Domain.Models;

/// <summary>The whole numbers of a matrix, row by row, in 4 bytes each.</summary>
[CollectionBuilder(typeof(MatrixNumbers), nameof(Of))]
public sealed class MatrixNumbers : IEnumerable<int>
{
    private const int BytesOfNumber = sizeof(int);

    private readonly byte[] _littleEndian;

    private MatrixNumbers(byte[] littleEndian) => _littleEndian = littleEndian;

    public int Count => _littleEndian.Length / BytesOfNumber;

    public ReadOnlyMemory<byte> LittleEndian => _littleEndian;

    public int this[int cell] => BinaryPrimitives.ReadInt32LittleEndian(_littleEndian.AsSpan(cell * BytesOfNumber));

    public IEnumerator<int> GetEnumerator()
    {
        for (var cell = 0; cell < Count; cell++)
            yield return this[cell];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Contains(int number)
    {
        var pattern = BitConverter.IsLittleEndian ? number : BinaryPrimitives.ReverseEndianness(number);
        return MemoryMarshal.Cast<byte, int>(_littleEndian).Contains(pattern);
    }

    public static MatrixNumbers Of(ReadOnlySpan<int> numbers)
    {
        var bytes = new byte[numbers.Length * BytesOfNumber];
        for (var cell = 0; cell < numbers.Length; cell++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(cell * BytesOfNumber), numbers[cell]);
        return new(bytes);
    }

    /// <summary>The same with <see cref="TravelMatrix.Unreachable"/> in some cells; those that do not exist are left out.</summary>
    public MatrixNumbers WithUnreachable(IReadOnlyList<int> cells)
    {
        if (cells.Count == 0)
            return this;
        byte[] bytes = [.. _littleEndian];
        foreach (var cell in cells.Where(cell => cell < Count))
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(cell * BytesOfNumber), TravelMatrix.Unreachable);
        return new(bytes);
    }

    /// <summary>A view of signed 32-bit integers; nothing is copied if <paramref name="littleEndian"/> is a whole array. Nobody may change it any more.</summary>
    public static MatrixNumbers View(ReadOnlyMemory<byte> littleEndian)
    {
        if (littleEndian.Length % BytesOfNumber != 0)
            throw new ArgumentException($"{littleEndian.Length} bytes are no whole number of 32-bit integers.", nameof(littleEndian));
        return new(MemoryMarshal.TryGetArray(littleEndian, out var array) && array.Count == array.Array!.Length ? array.Array : littleEndian.ToArray());
    }
}
