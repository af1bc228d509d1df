using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf;

namespace Optimizer.Api.Reading.Formats;

/// <summary>Reads a model file of any known format into a request.</summary>
public static partial class InstanceReader
{
    private const int SampleLength = 4_096;
    private const long LongestText = 128_000_000;
    private const long LongestMatrix = 4_000_000_000;

    /// <param name="stream">Seekable.</param>
    /// <param name="format">Null: recognised from the content.</param>
    /// <param name="rounding">Null: the format's own; only formats with Euclidean distances take one.</param>
    /// <exception cref="InvalidRequestException">The file is not of the format, or has faults.</exception>
    public static Wire.PlanRequest Read(Stream stream, InstanceFormat? format = null, DistanceRounding? rounding = null)
    {
        var known = format ?? Recognise(Sample(stream));
        if (rounding is not null && known is not (InstanceFormat.Vrplib or InstanceFormat.Solomon or InstanceFormat.Cordeau or InstanceFormat.LiLim))
            throw Fault("rounding", "file.rounding_not_taken", $"{known} files say themselves how long ways are. Leave the rounding out.");

        return known switch
        {
            InstanceFormat.Json => JsonMessageReader.Read<Wire.PlanRequest>(stream),
            InstanceFormat.Protobuf => Protobuf(stream),
            InstanceFormat.Vrplib => VrplibFormat.Read(Reader(stream, LongestMatrix), rounding),
            InstanceFormat.Solomon => SolomonFormat.Read(Text(stream), rounding ?? DistanceRounding.Dimacs),
            InstanceFormat.Cordeau => CordeauFormat.Read(Text(stream), rounding ?? DistanceRounding.None),
            InstanceFormat.LiLim => LiLimFormat.Read(Text(stream), rounding),
            InstanceFormat.SartoriBuriol => SartoriBuriolFormat.Read(Text(stream)),
            InstanceFormat.Prplib => PrplibFormat.Read(Text(stream)),
            InstanceFormat.Vroom => VroomFormat.Read(stream),
            _ => WcvrptwFormat.Read(Text(stream)),
        };
    }

    private static InstanceFormat Recognise(string sample)
    {
        if (sample.Any(character => char.IsControl(character) && !char.IsWhiteSpace(character)))
            return InstanceFormat.Protobuf;
        if (sample.TrimStart().StartsWith('{'))
            return VroomKey().IsMatch(sample) ? InstanceFormat.Vroom : InstanceFormat.Json;
        if (sample.Contains("Stop_ID", StringComparison.OrdinalIgnoreCase))
            return InstanceFormat.Wcvrptw;
        if (SartoriBuriolSection().IsMatch(sample))
            return InstanceFormat.SartoriBuriol;
        if (VrplibKey().IsMatch(sample))
            return InstanceFormat.Vrplib;
        if (SolomonHeads().IsMatch(sample))
            return InstanceFormat.Solomon;
        if (CordeauHeads().IsMatch(sample))
            return InstanceFormat.Cordeau;
        if (LiLimHeads().IsMatch(sample))
            return InstanceFormat.LiLim;
        if (PrplibHeads().IsMatch(sample))
            return InstanceFormat.Prplib;

        throw sample.Trim().Length == 0
            ? Empty()
            : Fault("file", "file.unknown_format", $"The file's format is not recognised. It can be {Formats}; name it if it is one of these.");
    }

    private static string Sample(Stream stream)
    {
        var start = stream.Position;
        var bytes = new byte[SampleLength];
        var read = stream.ReadAtLeast(bytes, SampleLength, throwOnEndOfStream: false);
        stream.Position = start;
        return Encoding.UTF8.GetString(bytes, 0, read).TrimStart('\uFEFF');
    }

    private static Wire.PlanRequest Protobuf(Stream stream)
    {
        try
        {
            return Wire.PlanRequest.Parser.ParseFrom(stream);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw Fault("file", "protobuf.not_a_request", $"The file is no PlanRequest as protobuf: {fault.Message} Is it complete, and below 2 GiB?");
        }
    }

    private static string Text(Stream stream)
    {
        using var reader = Reader(stream, LongestText);
        return reader.ReadToEnd();
    }

    private static StreamReader Reader(Stream stream, long longest)
    {
        if (stream.Length > longest)
            throw Fault("file", "file.too_large", $"The file has {stream.Length:N0} bytes; files of this format have at most {longest:N0}.");
        if (Sample(stream).AsSpan().Trim().Length == 0)
            throw Empty();
        return new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
    }

    private static string Formats => string.Join(", ", Enum.GetNames<InstanceFormat>()).ToLowerInvariant();

    private static InvalidRequestException Empty() => Fault("file", "file.empty", $"The file is empty. Give a model as {Formats}.");

    private static InvalidRequestException Fault(string path, string code, string message) => new([new(path, code, message)]);

    [GeneratedRegex(@"^\s*(NAME|COMMENT|TYPE|DIMENSION)\s*:", RegexOptions.Multiline)]
    private static partial Regex VrplibKey();

    [GeneratedRegex(@"^\s*VEHICLE\b[\s\S]*^\s*CUST", RegexOptions.Multiline)]
    private static partial Regex SolomonHeads();

    [GeneratedRegex(@"^NODES\s*$", RegexOptions.Multiline)]
    private static partial Regex SartoriBuriolSection();

    /// <summary>Three numbers above nine.</summary>
    [GeneratedRegex(@"^\s*[\d.]+([ \t]+[\d.]+){2}[ \t]*\r?\n\s*\S+([ \t]+\S+){8}[ \t]*\r?\n")]
    private static partial Regex LiLimHeads();

    /// <summary>One number above two and two.</summary>
    [GeneratedRegex(@"^\s*\d+[ \t]*\r?\n\s*[\d.]+[ \t]+[\d.]+[ \t]*\r?\n\s*[\d.]+[ \t]+[\d.]+[ \t]*\r?\n")]
    private static partial Regex PrplibHeads();

    [GeneratedRegex(@"^\s*\{\s*""(meta|jobs|shipments|vehicles|matrices|options)""")]
    private static partial Regex VroomKey();

    [GeneratedRegex(@"^\s*[0-8]([ \t]+\d+){3}[ \t]*\r?\n\s*\S+[ \t]+\S+[ \t]*\r?\n")]
    private static partial Regex CordeauHeads();
}
