using System.Buffers;

namespace Optimizer.Rpc.Internal;

/// <summary>Tells HTTP/2 from HTTP/1.1 by the first bytes of a cleartext connection.</summary>
internal static class HttpVersion
{
    // No HTTP/1.1 request begins so: RFC 9113 chose the bytes for that.
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n"u8;

    /// <summary>True or false as soon as the bytes can tell; null while more are needed.</summary>
    public static bool? IsHttp2(ReadOnlySequence<byte> start)
    {
        Span<byte> seen = stackalloc byte[(int)Math.Min(start.Length, Preface.Length)];
        start.Slice(0, seen.Length).CopyTo(seen);
        if (!Preface.StartsWith(seen)) return false;
        return seen.Length == Preface.Length ? true : null;
    }
}
