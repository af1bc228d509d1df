using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Optimizer.Rpc.Internal;

/// <summary>The connections of one HTTP version on a <see cref="SharedPort"/>.</summary>
internal sealed class SharedPortListener(SharedPortEndPoint end) : IConnectionListener
{
    public EndPoint EndPoint => end;

    public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        => end.Port.AcceptAsync(end.IsHttp2, cancellationToken);

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => end.Port.UnbindAsync(cancellationToken);

    public ValueTask DisposeAsync() => end.Port.DisposeAsync();
}
