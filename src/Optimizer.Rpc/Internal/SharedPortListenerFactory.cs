using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Optimizer.Rpc.Internal;

/// <summary>Binds the ends of a <see cref="SharedPort"/>; Kestrel's own factory binds all else.</summary>
internal sealed class SharedPortListenerFactory(IOptions<SocketTransportOptions> options, ILoggerFactory loggers)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(options, loggers);

    public bool CanBind(EndPoint endpoint) => endpoint is SharedPortEndPoint;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var end = (SharedPortEndPoint)endpoint;
        await end.Port.BindAsync(_sockets, cancellationToken);
        return new SharedPortListener(end);
    }
}
