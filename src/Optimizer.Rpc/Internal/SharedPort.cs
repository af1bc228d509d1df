using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Optimizer.Rpc.Internal;

/// <summary>
/// One cleartext port for HTTP/1.1 and HTTP/2. Kestrel cannot do both on one endpoint without TLS, so it gets two
/// endpoints, and each connection goes to one of them by its first bytes.
/// </summary>
internal sealed class SharedPort(IPEndPoint requested, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    // As long as Kestrel leaves an idle connection open.
    private static readonly TimeSpan PatienceForFirstBytes = TimeSpan.FromSeconds(130);

    private readonly Channel<ConnectionContext> _http1 = Channel.CreateUnbounded<ConnectionContext>();
    private readonly Channel<ConnectionContext> _http2 = Channel.CreateUnbounded<ConnectionContext>();
    private readonly CancellationTokenSource _closing = new();
    private IConnectionListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private bool _isUnbound;

    /// <summary>Where it listens; before binding, where it is to listen.</summary>
    public EndPoint Address => _listener?.EndPoint ?? requested;

    /// <summary>Binds once; Kestrel binds its two ends one after the other.</summary>
    public async Task BindAsync(IConnectionListenerFactory sockets, CancellationToken cancellation)
    {
        if (_listener is not null) return;
        _listener = await sockets.BindAsync(requested, cancellation);
        _accepting = AcceptAllAsync(_listener);
    }

    /// <summary>The next connection of that version, or null once the port is closed.</summary>
    public async ValueTask<ConnectionContext?> AcceptAsync(bool isHttp2, CancellationToken cancellation)
    {
        var connections = (isHttp2 ? _http2 : _http1).Reader;
        while (await connections.WaitToReadAsync(cancellation))
            if (connections.TryRead(out var connection)) return connection;

        return null;
    }

    /// <summary>Takes no more connections; Kestrel asks so through each end, perhaps at once.</summary>
    public async ValueTask UnbindAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _isUnbound, true) || _listener is null) return;
        await _closing.CancelAsync();
        await _listener.UnbindAsync(cancellation);
        await _accepting;
    }

    /// <summary>Releases what connections share; Kestrel does so once all of them, of both ends, are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await UnbindAsync(CancellationToken.None);
        if (_listener is not null) await _listener.DisposeAsync();
        _closing.Dispose();
    }

    private async Task AcceptAllAsync(IConnectionListener listener)
    {
        while (await listener.AcceptAsync() is { } connection) _ = SortAsync(connection);
        _http1.Writer.Complete();
        _http2.Writer.Complete();
    }

    private async Task SortAsync(ConnectionContext connection)
    {
        try
        {
            var isHttp2 = await IsHttp2Async(connection);
            if (isHttp2 is { } known && (known ? _http2 : _http1).Writer.TryWrite(connection)) return;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            logger.LogDebug(fault, "Connection {Connection} ended before its first bytes.", connection.ConnectionId);
        }

        await connection.DisposeAsync();
    }

    private async Task<bool?> IsHttp2Async(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(PatienceForFirstBytes, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _closing.Token);
        while (true)
        {
            var result = await connection.Transport.Input.ReadAsync(stop.Token);
            var isHttp2 = HttpVersion.IsHttp2(result.Buffer);

            // Nothing is consumed, so Kestrel reads the same bytes again.
            connection.Transport.Input.AdvanceTo(result.Buffer.Start, isHttp2 is null ? result.Buffer.End : result.Buffer.Start);
            if (isHttp2 is not null || result.IsCompleted) return isHttp2;
        }
    }
}
