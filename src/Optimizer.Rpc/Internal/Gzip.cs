using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using Google.Rpc;

namespace Optimizer.Rpc.Internal;

internal static class Gzip
{
    public const string Name = "gzip";

    public static byte[] Compress(byte[] message)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(message);
        return compressed.ToArray();
    }

    /// <summary>Stops as soon as the output passes the limit, whatever the input promises.</summary>
    public static ReadOnlyMemory<byte> Decompress(ReadOnlySequence<byte> compressed, int limit)
    {
        const int Step = 64 * 1024;
        using var gzip = new GZipStream(PipeReader.Create(compressed).AsStream(), CompressionMode.Decompress);
        var output = new ArrayBufferWriter<byte>();
        try
        {
            while (gzip.Read(output.GetSpan(Step)) is var read and > 0)
            {
                output.Advance(read);
                if (output.WrittenCount > limit) throw Faults.TooLarge(limit);
            }
        }
        catch (InvalidDataException fault)
        {
            throw Faults.Malformed($"The request is not valid gzip: {fault.Message}");
        }

        // The stream reads a text that is cut short without complaint; its last four bytes tell.
        if (!EndsWithLength(compressed, output.WrittenCount)) throw Faults.Malformed("The request is not valid gzip: it is cut short.");
        return output.WrittenMemory;
    }

    /// <summary>Whether a list such as "br, gzip;q=0.8" admits gzip.</summary>
    public static bool IsAccepted(string? encodings)
    {
        foreach (var encoding in (encodings ?? "").Split(','))
        {
            var parts = encoding.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].Equals(Name, StringComparison.OrdinalIgnoreCase)) return !parts.Skip(1).Any(IsZeroWeight);
        }

        return false;
    }

    /// <summary>Whether a request's encoding header says gzip; throws when it says something unknown.</summary>
    public static bool IsUsed(string? encoding) => encoding switch
    {
        null or "" or "identity" => false,
        Name => true,
        _ => throw new RpcException(Code.Unimplemented, $"Compression '{encoding}' is not known; use gzip or identity."),
    };

    private static bool EndsWithLength(ReadOnlySequence<byte> compressed, int length)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        if (compressed.Length < end.Length) return false;
        compressed.Slice(compressed.Length - end.Length).CopyTo(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == (uint)length;
    }

    private static bool IsZeroWeight(string parameter)
        => parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parameter.AsSpan(2), CultureInfo.InvariantCulture, out var weight) && weight == 0;
}
