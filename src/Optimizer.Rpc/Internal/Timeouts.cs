using System.Globalization;
using Google.Rpc;

namespace Optimizer.Rpc.Internal;

/// <summary>Reads the time a client gives its call, in both notations.</summary>
internal static class Timeouts
{
    // The longest a timer takes; about 24 days.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>At most eight digits and a unit, as in "100m" for 100 ms.</summary>
    public static TimeSpan? ReadGrpc(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;

        var ticksPerUnit = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => 0L,
            _ => throw Malformed("grpc-timeout", text, "up to 8 digits and one of H, M, S, m, u, n"),
        };
        if (text.Length > 9 || !TryReadDigits(text[..^1], out var amount))
            throw Malformed("grpc-timeout", text, "up to 8 digits and one of H, M, S, m, u, n");

        var ticks = text[^1] == 'n' ? amount / TimeSpan.NanosecondsPerTick : amount * ticksPerUnit;
        return Clamp(TimeSpan.FromTicks(ticks));
    }

    /// <summary>At most ten digits, milliseconds.</summary>
    public static TimeSpan? ReadConnect(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length > 10 || !TryReadDigits(text, out var milliseconds))
            throw Malformed("Connect-Timeout-Ms", text, "up to 10 digits");

        return Clamp(TimeSpan.FromMilliseconds(milliseconds));
    }

    private static bool TryReadDigits(string text, out long value)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static TimeSpan Clamp(TimeSpan timeout) => timeout < Longest ? timeout : Longest;

    private static RpcException Malformed(string header, string text, string expected)
        => new(Code.InvalidArgument, $"Header {header} is '{text}'; expected {expected}.");
}
