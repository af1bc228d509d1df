using System.Buffers;
using System.IO.Pipelines;
using Google.Rpc;
using Optimizer.Rpc;
using Optimizer.Rpc.Internal;

namespace Optimizer.ServiceTests.Rpc;

public sealed class FrameReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Frames_are_read_however_they_arrive(int chunk)
    {
        byte[] body = [0, 0, 0, 0, 3, 10, 20, 30, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 40];

        Assert.Equal(["0: 10 20 30", "1: ", "0: 40"], await ReadAllAsync(Chunks.Reader(body, chunk), limit: 3));
    }

    [Fact]
    public async Task Nothing_is_no_frame() => Assert.Empty(await ReadAllAsync(Chunks.Reader([], 1), limit: 3));

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 1 })]
    public async Task A_body_that_ends_within_a_frame_is_refused(byte[] body)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => ReadAllAsync(Chunks.Reader(body, 2), limit: 3));
        Assert.Equal((int)Code.InvalidArgument, fault.Status.Code);
    }

    [Fact]
    public async Task A_frame_above_the_limit_is_refused_at_its_header()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[] { 0, 0xff, 0xff, 0xff, 0xff });

        // The pipe stays open: waiting for the payload would never end.
        var fault = await Assert.ThrowsAsync<RpcException>(() => ReadAllAsync(pipe.Reader, limit: 3));
        Assert.Equal((int)Code.ResourceExhausted, fault.Status.Code);
    }

    private static async Task<List<string>> ReadAllAsync(PipeReader body, int limit)
    {
        var reader = new FrameReader(body, limit);
        var frames = new List<string>();
        while (await reader.ReadAsync(Describe, CancellationToken.None) is { } frame) frames.Add(frame);
        return frames;
    }

    private static string Describe(byte flags, ReadOnlySequence<byte> payload) => $"{flags}: {string.Join(' ', payload.ToArray())}";
}
