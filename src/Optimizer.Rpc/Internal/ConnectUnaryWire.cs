using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>The Connect protocol of unary methods: one plain HTTP POST, the messages are the bodies.</summary>
/// <remarks>https://connectrpc.com/docs/protocol#unary-request</remarks>
internal sealed class ConnectUnaryWire(HttpContext context, IMessageCodec codec, JsonCodec json, RpcOptions options) : IWire
{
    private bool _hasRead;
    private byte[] _response = [];

    public TimeSpan? ReadTimeout() => ConnectStatus.ReadTimeout(context.Request);

    public async ValueTask<IMessage?> ReadAsync(MessageDescriptor type, RpcCall call)
    {
        if (_hasRead) return null;
        _hasRead = true;

        var limit = options.MaxRequestBytes;
        call.RequestWasCompressed = Gzip.IsUsed(context.Request.Headers.ContentEncoding);
        if (context.Request.ContentLength > limit) throw Faults.TooLarge(limit);

        var body = context.Request.BodyReader;
        while (true)
        {
            var result = await body.ReadAsync(call.Cancellation);
            try
            {
                if (result.Buffer.Length > limit) throw Faults.TooLarge(limit);
                if (result.IsCompleted) return Decode(result.Buffer, type, call);
            }
            finally
            {
                body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
    }

    public Task WriteAsync(IMessage response, bool flush, RpcCall call)
    {
        _response = codec.Encode(response);
        return Task.CompletedTask;
    }

    public async Task FinishAsync(Status status, RpcCall call)
    {
        var response = context.Response;
        response.AddHeaders(call.ResponseHeaders);
        response.AddHeaders(call.Trailers.Select(trailer => KeyValuePair.Create($"trailer-{trailer.Key}", trailer.Value)));
        response.Headers.AcceptEncoding = Gzip.Name;

        var isError = status.Code != (int)Code.Ok;
        var body = isError ? ConnectStatus.WriteError(status, json) : _response;
        if (isError) response.StatusCode = ConnectStatus.HttpCodeOf((Code)status.Code);
        response.ContentType = isError ? "application/json" : $"application/{codec.Name}";

        if (!isError && Gzip.IsAccepted(context.Request.Headers.AcceptEncoding)
            && (call.CompressResponses ?? body.Length >= options.CompressFromBytes))
        {
            response.Headers.ContentEncoding = Gzip.Name;
            body = Gzip.Compress(body);
        }

        response.ContentLength = body.Length;
        response.BodyWriter.Write(body);
        await response.CompleteAsync();
    }

    private IMessage Decode(ReadOnlySequence<byte> body, MessageDescriptor type, RpcCall call)
        => codec.Decode(call.RequestWasCompressed ? new(Gzip.Decompress(body, options.MaxRequestBytes)) : body, type);
}
