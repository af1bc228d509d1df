using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Optimizer.Rpc.Internal;

/// <summary>Finds the protocol of a request by its content type.</summary>
internal sealed class Wires(RpcOptions options, JsonCodec json)
{
    private readonly ProtoCodec _proto = new();

    public static string AcceptedTypes =>
        "application/json, application/proto, application/connect+json, application/connect+proto, application/grpc, "
        + "application/grpc+proto, application/grpc+json, application/grpc-web, application/grpc-web+proto, "
        + "application/grpc-web+json, application/grpc-web-text, application/grpc-web-text+proto";

    /// <summary>The request's protocol, or null when it is none of ours.</summary>
    public IWire? Find(HttpContext context) => MediaTypeOf(context.Request) switch
    {
        "application/json" => new ConnectUnaryWire(context, json, json, options),
        "application/proto" => new ConnectUnaryWire(context, _proto, json, options),
        "application/connect+json" => new ConnectStreamWire(context, json, json, options),
        "application/connect+proto" => new ConnectStreamWire(context, _proto, json, options),
        "application/grpc" or "application/grpc+proto" => new GrpcWire(context, _proto, options),
        "application/grpc+json" => new GrpcWire(context, json, options),
        "application/grpc-web" or "application/grpc-web+proto" => new GrpcWebWire(context, _proto, options, asText: false),
        "application/grpc-web+json" => new GrpcWebWire(context, json, options, asText: false),
        "application/grpc-web-text" or "application/grpc-web-text+proto" => new GrpcWebWire(context, _proto, options, asText: true),
        _ => null,
    };

    /// <summary>Why this protocol cannot carry that method over that version of HTTP, as an HTTP status and a text; or null.</summary>
    public static (int Status, string Reason)? Refusal(IWire wire, MethodDescriptor method, HttpRequest request)
    {
        var isHttp2 = HttpProtocol.IsHttp2(request.Protocol) || HttpProtocol.IsHttp3(request.Protocol);
        var streams = method.IsClientStreaming || method.IsServerStreaming;
        return wire switch
        {
            GrpcWire when !isHttp2 => (StatusCodes.Status426UpgradeRequired, "gRPC needs HTTP/2; over HTTP/1.1 use gRPC-Web or Connect."),
            ConnectUnaryWire when streams => (
                StatusCodes.Status415UnsupportedMediaType,
                $"{method.FullName} streams: send application/connect+json or application/connect+proto, framed as the Connect protocol says."),
            ConnectStreamWire when !streams => (
                StatusCodes.Status415UnsupportedMediaType, $"{method.FullName} does not stream: send application/json or application/proto."),
            not GrpcWire when method.IsClientStreaming && method.IsServerStreaming && !isHttp2 => (
                StatusCodes.Status505HttpVersionNotsupported, $"{method.FullName} streams both ways and needs HTTP/2."),
            _ => null,
        };
    }

    private static string MediaTypeOf(HttpRequest request)
        => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
}
