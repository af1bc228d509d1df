using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Optimizer.Rpc.Internal;

/// <summary>
/// Reads frames of one byte of flags, four of length (big endian) and the payload. A frame longer than the limit is
/// refused at its header; memory grows with what has arrived, never with what a header promises.
/// </summary>
internal sealed class FrameReader(PipeReader body, int limit)
{
    private const int HeaderLength = 5;

    /// <summary>Hands the next frame to <paramref name="decode"/>, whose payload is gone afterwards; null at the end.</summary>
    public async ValueTask<T?> ReadAsync<T>(Func<byte, ReadOnlySequence<byte>, T> decode, CancellationToken cancellation)
        where T : class
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellation);
            var (consumed, examined) = (result.Buffer.Start, result.Buffer.End);
            try
            {
                if (TryReadFrame(result.Buffer, out var flags, out var payload))
                {
                    (consumed, examined) = (payload.End, payload.End);
                    return decode(flags, payload);
                }

                if (result.IsCompleted && result.Buffer.IsEmpty) return null;
                if (result.IsCompleted) throw Faults.Malformed("The request ends in the middle of a message.");
            }
            finally
            {
                body.AdvanceTo(consumed, examined);
            }
        }
    }

    private bool TryReadFrame(ReadOnlySequence<byte> buffer, out byte flags, out ReadOnlySequence<byte> payload)
    {
        (flags, payload) = (0, default);
        if (buffer.Length < HeaderLength) return false;

        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > limit) throw Faults.TooLarge(limit);
        if (buffer.Length < HeaderLength + length) return false;

        (flags, payload) = (header[0], buffer.Slice(HeaderLength, length));
        return true;
    }
}
