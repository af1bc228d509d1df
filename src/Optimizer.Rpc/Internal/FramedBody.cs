using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Optimizer.Rpc.Internal;

/// <summary>Bodies that are sequences of frames, each a message: requests in, responses out.</summary>
internal sealed class FramedBody
{
    private const byte CompressedFlag = 1;

    private readonly IMessageCodec _codec;
    private readonly RpcOptions _options;
    private readonly FrameReader _requests;
    private readonly PipeWriter _responses;
    private readonly string? _requestEncoding;
    private readonly bool _asText;

    /// <param name="context">Whose bodies are framed.</param>
    /// <param name="codec">How each message is written.</param>
    /// <param name="options">Limits.</param>
    /// <param name="requestEncoding">The compression of frames flagged as compressed.</param>
    /// <param name="acceptedEncodings">The compressions the client can read.</param>
    /// <param name="asText">Whether both bodies are base64.</param>
    public FramedBody(
        HttpContext context, IMessageCodec codec, RpcOptions options, string? requestEncoding, string? acceptedEncodings, bool asText = false)
    {
        var requests = asText ? PipeReader.Create(new Base64ReadStream(context.Request.BodyReader)) : context.Request.BodyReader;
        _requests = new FrameReader(requests, options.MaxRequestBytes);
        (_codec, _options, _responses) = (codec, options, context.Response.BodyWriter);
        (_requestEncoding, _asText) = (requestEncoding, asText);
        CanCompress = Gzip.IsAccepted(acceptedEncodings);
    }

    /// <summary>Whether the client reads gzip: then the response's headers announce it and each frame says whether it is.</summary>
    public bool CanCompress { get; }

    public ValueTask<IMessage?> ReadAsync(MessageDescriptor type, RpcCall call)
        => _requests.ReadAsync<IMessage>((flags, payload) => Decode(flags, payload, type, call), call.Cancellation)!;

    public async Task WriteAsync(IMessage response, bool flush, RpcCall call)
    {
        var message = _codec.Encode(response);
        var compress = CanCompress && (call.CompressResponses ?? message.Length >= _options.CompressFromBytes);
        if (compress)
            WriteFrame(CompressedFlag, Gzip.Compress(message));
        else
            WriteFrame(0, message);

        if (flush) await _responses.FlushAsync(call.Cancellation);
    }

    public void WriteFrame(byte flags, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[5];
        header[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)payload.Length);
        if (_asText)
        {
            _responses.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String([.. header, .. payload])));
            return;
        }

        _responses.Write(header);
        _responses.Write(payload);
    }

    private IMessage Decode(byte flags, ReadOnlySequence<byte> payload, MessageDescriptor type, RpcCall call)
    {
        if (flags > CompressedFlag)
            throw Faults.Malformed($"A message starts with flags 0x{flags:x2}; expected 0 or 1. Is the body framed?");

        call.RequestWasCompressed = flags == CompressedFlag;
        if (!call.RequestWasCompressed) return _codec.Decode(payload, type);
        if (!Gzip.IsUsed(_requestEncoding))
            throw Faults.Malformed("A message is flagged as compressed, but no header names the compression.");

        return _codec.Decode(new(Gzip.Decompress(payload, _options.MaxRequestBytes)), type);
    }
}
