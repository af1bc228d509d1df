using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>The Connect protocol of streaming methods: framed messages, the last one a JSON with the outcome.</summary>
/// <remarks>https://connectrpc.com/docs/protocol#streaming-rpcs</remarks>
internal sealed class ConnectStreamWire(HttpContext context, IMessageCodec codec, JsonCodec json, RpcOptions options) : IWire
{
    private const byte EndStreamFlag = 2;

    private readonly FramedBody _body = new(
        context,
        codec,
        options,
        context.Request.Headers["Connect-Content-Encoding"],
        context.Request.Headers["Connect-Accept-Encoding"]);

    private bool _hasHeaders;

    public TimeSpan? ReadTimeout() => ConnectStatus.ReadTimeout(context.Request);

    public ValueTask<IMessage?> ReadAsync(MessageDescriptor type, RpcCall call) => _body.ReadAsync(type, call);

    public Task WriteAsync(IMessage response, bool flush, RpcCall call)
    {
        WriteHeaders(call);
        return _body.WriteAsync(response, flush, call);
    }

    public async Task FinishAsync(Status status, RpcCall call)
    {
        WriteHeaders(call);
        _body.WriteFrame(EndStreamFlag, ConnectStatus.WriteEndOfStream(status, call.Trailers, json));
        await context.Response.CompleteAsync();
    }

    private void WriteHeaders(RpcCall call)
    {
        if (_hasHeaders) return;
        _hasHeaders = true;

        var response = context.Response;
        response.ContentType = $"application/connect+{codec.Name}";
        response.Headers["Connect-Accept-Encoding"] = Gzip.Name;
        if (_body.CanCompress) response.Headers["Connect-Content-Encoding"] = Gzip.Name;
        response.AddHeaders(call.ResponseHeaders);
    }
}
