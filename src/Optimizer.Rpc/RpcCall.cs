using System.Security.Claims;

namespace Optimizer.Rpc;

/// <summary>What a handler knows of its call beside the messages, and what it may answer beside them.</summary>
public sealed class RpcCall
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly TimeSpan? _timeout;

    internal RpcCall(
        RpcMetadata requestHeaders, ClaimsPrincipal user, TimeProvider time, TimeSpan? timeout, CancellationToken cancellation)
    {
        (RequestHeaders, User, Cancellation) = (requestHeaders, user, cancellation);
        (_time, _started, _timeout) = (time, time.GetTimestamp(), timeout);
    }

    /// <summary>Cancelled when the client goes away, cancels, or the deadline passes.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Until the client's deadline; null when it set none.</summary>
    public TimeSpan? TimeLeft => _timeout is { } timeout
        ? TimeSpan.FromTicks(Math.Max(0, (timeout - _time.GetElapsedTime(_started)).Ticks))
        : null;

    public RpcMetadata RequestHeaders { get; }

    /// <summary>Sent with the first response; later additions are lost.</summary>
    public RpcMetadata ResponseHeaders { get; } = new();

    /// <summary>Sent at the end, whether the call succeeds or fails.</summary>
    public RpcMetadata Trailers { get; } = new();

    public ClaimsPrincipal User { get; }

    /// <summary>Whether the latest request message came compressed.</summary>
    public bool RequestWasCompressed { get; internal set; }

    /// <summary>Whether to compress responses if the client can read that; null lets their size decide.</summary>
    public bool? CompressResponses { get; set; }
}
