namespace Optimizer.Rpc;

/// <summary>What all services of a host have in common.</summary>
public sealed record RpcOptions
{
    /// <summary>Bytes of the largest request message, both as sent and decompressed.</summary>
    public int MaxRequestBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Responses from this many bytes on are compressed for clients that can read that.</summary>
    public int CompressFromBytes { get; init; } = 1024;
}
