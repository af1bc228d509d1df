using System.IO.Pipelines;

namespace Optimizer.ServiceTests.Rpc;

/// <summary>Bytes that arrive a few at a time.</summary>
internal static class Chunks
{
    public static PipeReader Reader(byte[] bytes, int chunk)
    {
        var pipe = new Pipe(new PipeOptions(minimumSegmentSize: 1));
        _ = WriteAsync(pipe.Writer, bytes, chunk);
        return pipe.Reader;
    }

    private static async Task WriteAsync(PipeWriter writer, byte[] bytes, int chunk)
    {
        foreach (var part in bytes.Chunk(chunk))
        {
            await writer.WriteAsync(part);
            await Task.Yield();
        }

        await writer.CompleteAsync();
    }
}
