namespace Optimizer.Tests.Api;

/// <summary>A head, and then one byte over and over.</summary>
internal sealed class EndlessStream(byte filling, long length, byte[]? head = null) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = (int)Math.Min(buffer.Length, length - Position);
        buffer[..read].Fill(filling);
        if (head is not null && Position < head.Length)
            head.AsSpan((int)Position, (int)Math.Min(read, head.Length - Position)).CopyTo(buffer);
        Position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
