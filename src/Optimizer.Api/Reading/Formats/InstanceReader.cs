using System.Text;
using System.Text.RegularExpressions;

namespace Optimizer.Api.Reading.Formats;

/// <summary>Reads a model file of any known format into a request.</summary>
public static partial class InstanceReader
{
    private const int SampleLength = 4_096;
    private const long LongestText = 64_000_000;

    /// <param name="stream">Seekable.</param>
    /// <param name="format">Null: recognised from the content.</param>
    /// <param name="rounding">Null: the format's own; only formats with Euclidean distances take one.</param>
    /// <exception cref="InvalidRequestException">The file is not of the format, or has faults.</exception>
    public static Wire.PlanRequest Read(Stream stream, InstanceFormat? format = null, DistanceRounding? rounding = null)
    {
        var known = format ?? Recognise(Sample(stream));
        if (rounding is not null && known is InstanceFormat.Json or InstanceFormat.Wcvrptw)
            throw Fault("rounding", "file.rounding_not_taken", $"{known} files say themselves how distances are rounded. Leave the rounding out.");

        return known switch
        {
            InstanceFormat.Json => JsonMessageReader.Read<Wire.PlanRequest>(stream),
            InstanceFormat.Vrplib => VrplibFormat.Read(Text(stream), rounding),
            InstanceFormat.Solomon => SolomonFormat.Read(Text(stream), rounding ?? DistanceRounding.Dimacs),
            InstanceFormat.Cordeau => CordeauFormat.Read(Text(stream), rounding ?? DistanceRounding.None),
            _ => WcvrptwFormat.Read(Text(stream)),
        };
    }

    private static InstanceFormat Recognise(string sample)
    {
        if (sample.TrimStart().StartsWith('{'))
            return InstanceFormat.Json;
        if (sample.Contains("Stop_ID", StringComparison.OrdinalIgnoreCase))
            return InstanceFormat.Wcvrptw;
        if (VrplibKey().IsMatch(sample))
            return InstanceFormat.Vrplib;
        if (SolomonHeads().IsMatch(sample))
            return InstanceFormat.Solomon;
        if (CordeauHeads().IsMatch(sample))
            return InstanceFormat.Cordeau;

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

    private static string Text(Stream stream)
    {
        if (stream.Length > LongestText)
            throw Fault("file", "file.too_large", $"The file has {stream.Length:N0} bytes; benchmark files have at most {LongestText:N0}.");
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
        var text = reader.ReadToEnd();
        return text.AsSpan().Trim().Length > 0 ? text : throw Empty();
    }

    private static string Formats => string.Join(", ", Enum.GetNames<InstanceFormat>()).ToLowerInvariant();

    private static InvalidRequestException Empty() => Fault("file", "file.empty", $"The file is empty. Give a model as {Formats}.");

    private static InvalidRequestException Fault(string path, string code, string message) => new([new(path, code, message)]);

    [GeneratedRegex(@"^\s*(NAME|COMMENT|TYPE|DIMENSION)\s*:", RegexOptions.Multiline)]
    private static partial Regex VrplibKey();

    [GeneratedRegex(@"^\s*VEHICLE\b[\s\S]*^\s*CUST", RegexOptions.Multiline)]
    private static partial Regex SolomonHeads();

    [GeneratedRegex(@"^\s*[0-8]([ \t]+\d+){3}[ \t]*\r?\n\s*\S+[ \t]+\S+[ \t]*\r?\n")]
    private static partial Regex CordeauHeads();
}
