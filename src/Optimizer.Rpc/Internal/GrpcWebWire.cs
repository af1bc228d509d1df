using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>gRPC-Web: as gRPC, with the trailers in a last frame of the body, and the whole body in base64 for text.</summary>
/// <remarks>https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md</remarks>
internal sealed class GrpcWebWire(HttpContext context, IMessageCodec codec, RpcOptions options, bool asText) : IWire
{
    private const byte TrailersFlag = 0x80;

    private readonly FramedBody _body = new(
        context, codec, options, context.Request.Headers["grpc-encoding"], context.Request.Headers["grpc-accept-encoding"], asText);

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
        WriteHeaders(call);
        var trailers = GrpcStatus.Trailers(status, call).Select(trailer => $"{trailer.Key}: {trailer.Value}\r\n");
        _body.WriteFrame(TrailersFlag, Encoding.ASCII.GetBytes(string.Concat(trailers)));
        await context.Response.CompleteAsync();
    }

    private void WriteHeaders(RpcCall call)
    {
        if (_hasHeaders) return;
        _hasHeaders = true;

        var response = context.Response;
        response.ContentType = context.Request.ContentType;
        if (_body.CanCompress) response.Headers["grpc-encoding"] = Gzip.Name;
        response.AddHeaders(call.ResponseHeaders);
    }
}
