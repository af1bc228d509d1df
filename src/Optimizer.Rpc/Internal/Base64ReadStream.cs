using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Optimizer.Rpc.Internal;

/// <summary>
/// The bytes behind a base64 text that may be several texts one after the other, each with its own '=' at the end,
/// as gRPC-Web clients send them. Four characters are decoded at a time, so a text's end needs no special case.
/// </summary>
internal sealed class Base64ReadStream(PipeReader text) : Stream
{
    private const int Quantum = 4;
    private const int BytesPerQuantum = 3;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var result = await text.ReadAsync(cancellationToken);
            var quanta = Math.Min(result.Buffer.Length / Quantum, buffer.Length / BytesPerQuantum);
            var taken = result.Buffer.Slice(0, quanta * Quantum);
            try
            {
                if (quanta > 0) return Decode(taken, buffer.Span);
                if (result.IsCompleted && result.Buffer.IsEmpty) return 0;
                if (result.IsCompleted) throw Faults.Malformed("The request ends in the middle of its base64 text.");
            }
            finally
            {
                text.AdvanceTo(taken.End, quanta > 0 ? taken.End : result.Buffer.End);
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static int Decode(ReadOnlySequence<byte> quanta, Span<byte> output)
    {
        Span<byte> quantum = stackalloc byte[Quantum];
        var written = 0;
        for (; !quanta.IsEmpty; quanta = quanta.Slice(Quantum))
        {
            quanta.Slice(0, Quantum).CopyTo(quantum);
            if (Base64.DecodeFromUtf8(quantum, output[written..], out _, out var count) != OperationStatus.Done)
                throw Faults.Malformed("The request is not valid base64.");
            written += count;
        }

        return written;
    }
}
