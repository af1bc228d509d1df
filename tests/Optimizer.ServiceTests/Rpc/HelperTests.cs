using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Optimizer.Rpc;
using Optimizer.Rpc.Internal;

namespace Optimizer.ServiceTests.Rpc;

/// <summary>The small pieces that the wires are made of.</summary>
public sealed class HelperTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("100 %", "100 %25")]
    [InlineData("\t\r\n", "%09%0D%0A")]
    [InlineData("☺ 😈", "%E2%98%BA %F0%9F%98%88")]
    [InlineData("", "")]
    public void Status_messages_are_percent_encoded(string text, string encoded)
    {
        Assert.Equal(encoded, PercentEncoding.Encode(text));
        Assert.Equal(text, Uri.UnescapeDataString(encoded));
    }

    [Fact]
    public void Half_a_character_becomes_the_replacement_character()
        => Assert.Equal("%EF%BF%BD", PercentEncoding.Encode("\ud800"));

    [Theory]
    [InlineData("2H", 2 * 3_600_000)]
    [InlineData("3M", 3 * 60_000)]
    [InlineData("4S", 4_000)]
    [InlineData("5m", 5)]
    [InlineData("6000u", 6)]
    [InlineData("7000000n", 7)]
    [InlineData("0m", 0)]
    [InlineData("99999999H", int.MaxValue)]
    public void A_grpc_timeout_has_a_unit(string text, int milliseconds)
        => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Timeouts.ReadGrpc(text));

    [Theory]
    [InlineData("m")]
    [InlineData("5")]
    [InlineData("5s")]
    [InlineData("-5m")]
    [InlineData("+5m")]
    [InlineData("5.5m")]
    [InlineData(" 5m")]
    [InlineData("123456789m")]
    public void A_malformed_grpc_timeout_is_refused(string text)
        => Assert.Contains(text, Assert.Throws<RpcException>(() => Timeouts.ReadGrpc(text)).Message);

    [Fact]
    public void A_Connect_timeout_is_in_milliseconds()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(1500), Timeouts.ReadConnect("1500"));
        Assert.Equal(TimeSpan.FromMilliseconds(int.MaxValue), Timeouts.ReadConnect("9999999999"));
        Assert.Null(Timeouts.ReadConnect(null));
        Assert.Throws<RpcException>(() => Timeouts.ReadConnect("12345678901"));
        Assert.Throws<RpcException>(() => Timeouts.ReadConnect("1s"));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("identity,deflate,gzip", true)]
    [InlineData("br, GZIP;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip; q=0.000", false)]
    [InlineData("br", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Gzip_is_accepted_when_a_list_says_so(string? list, bool accepted) => Assert.Equal(accepted, Gzip.IsAccepted(list));

    [Fact]
    public void Gzip_stops_at_the_limit()
    {
        var zeroes = new byte[1000];
        var zipped = new ReadOnlySequence<byte>(Gzip.Compress(zeroes));

        Assert.Equal(zeroes, Gzip.Decompress(zipped, limit: 1000).ToArray());
        Assert.Throws<RpcException>(() => Gzip.Decompress(zipped, limit: 999));
        Assert.Throws<RpcException>(() => Gzip.Decompress(zipped.Slice(0, zipped.Length / 2), limit: 1000));
        Assert.Throws<RpcException>(() => Gzip.Decompress(new(zeroes), limit: 1000));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "Zg")]
    [InlineData("fo", "Zm8")]
    [InlineData("foo", "Zm9v")]
    public void Base64_is_written_without_padding_and_read_with_or_without(string text, string encoded)
    {
        Assert.Equal(encoded, UnpaddedBase64.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(UnpaddedBase64.Decode(encoded)));
        Assert.Equal(text, Encoding.ASCII.GetString(UnpaddedBase64.Decode(encoded.PadRight((encoded.Length + 3) / 4 * 4, '='))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Base64_texts_one_after_the_other_read_as_one(int chunk)
    {
        var read = await ReadBase64Async("Zg==Zm8=Zm9vZm9vYmFy", chunk);

        Assert.Equal("f" + "fo" + "foo" + "foobar", read);
    }

    [Theory]
    [InlineData("Zg=")]
    [InlineData("Z!==")]
    public async Task Broken_base64_is_refused(string text) => await Assert.ThrowsAsync<RpcException>(() => ReadBase64Async(text, 2));

    [Theory]
    [InlineData("", null)]
    [InlineData("P", null)]
    [InlineData("PRI * HTTP/2.0\r", null)]
    [InlineData("PRI * HTTP/2.0\r\n", true)]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", true)]
    [InlineData("POST / HTTP/1.1\r\n", false)]
    [InlineData("PRI * HTTP/1.1\r\n", false)]
    [InlineData("G", false)]
    public void The_first_bytes_tell_the_version(string start, bool? isHttp2)
        => Assert.Equal(isHttp2, HttpVersion.IsHttp2(new(Encoding.ASCII.GetBytes(start))));

    private static async Task<string> ReadBase64Async(string text, int chunk)
    {
        var stream = new Base64ReadStream(Chunks.Reader(Encoding.ASCII.GetBytes(text), chunk));
        var reader = PipeReader.Create(stream);
        var result = await reader.ReadAtLeastAsync(1000);
        return Encoding.ASCII.GetString(result.Buffer);
    }
}
