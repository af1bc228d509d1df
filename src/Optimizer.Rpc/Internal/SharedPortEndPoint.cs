using System.Net;

namespace Optimizer.Rpc.Internal;

/// <summary>One of the two ends Kestrel sees of a <see cref="SharedPort"/>.</summary>
internal sealed class SharedPortEndPoint(SharedPort port, bool isHttp2) : EndPoint
{
    public SharedPort Port { get; } = port;

    public bool IsHttp2 { get; } = isHttp2;

    public override string ToString() => $"{Port.Address} ({(IsHttp2 ? "HTTP/2" : "HTTP/1.1")})";
}
