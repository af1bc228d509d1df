namespace Optimizer.Rpc.Internal;

/// <summary>Base64 without '=' at the end, as metadata and Connect's error details write it; reading takes either.</summary>
internal static class UnpaddedBase64
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>Throws <see cref="FormatException"/>.</summary>
    public static byte[] Decode(string text)
    {
        var trimmed = text.TrimEnd('=');
        return Convert.FromBase64String(trimmed.PadRight((trimmed.Length + 3) / 4 * 4, '='));
    }
}
