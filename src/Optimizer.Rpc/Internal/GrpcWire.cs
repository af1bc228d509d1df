using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>gRPC over HTTP/2.</summary>
/// <remarks>https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md</remarks>
internal sealed class GrpcWire(HttpContext context, IMessageCodec codec, RpcOptions options) : IWire
{
    private readonly FramedBody _body = new(
        context, codec, options, context.Request.Headers["grpc-encoding"], context.Request.Headers["grpc-accept-encoding"]);

    private bool _hasHeaders;

    public TimeSpan? ReadTimeout() => Timeouts.ReadGrpc(context.Request.Headers["grpc-timeout"]);

    public ValueTask<IMessage?> ReadAsync(MessageDescriptor type, RpcCall call) => _body.ReadAsync(type, call);

    public Task WriteAsync(IMessage response, bool flush, RpcCall call)
    {
        WriteHeaders(call);
        return _body.WriteAsync(response, flush, call);
    }

    public async Task FinishAsync(Status status, RpcCall call)
    {
        var response = context.Response;
        var isTrailersOnly = !_hasHeaders && status.Code != (int)Code.Ok;
        WriteHeaders(call);

        // An error before any message goes into the one and only header block.
        if (isTrailersOnly)
            response.AddHeaders(GrpcStatus.Trailers(status, call));
        else
            foreach (var (name, value) in GrpcStatus.Trailers(status, call)) response.AppendTrailer(name, value);

        await response.CompleteAsync();
    }

    private void WriteHeaders(RpcCall call)
    {
        if (_hasHeaders) return;
        _hasHeaders = true;

        var response = context.Response;
        response.ContentType = context.Request.ContentType;
        response.Headers["grpc-accept-encoding"] = "identity,gzip";
        if (_body.CanCompress) response.Headers["grpc-encoding"] = Gzip.Name;
        response.AddHeaders(call.ResponseHeaders);
    }
}
