using System.Text;
using Google.Protobuf;

namespace Optimizer.Api.Reading;

/// <summary>Reads messages from protobuf JSON. Unknown and repeated fields are faults, never ignored.</summary>
public static class JsonMessageReader
{
    /// <summary>Reads a seekable stream to its end.</summary>
    /// <exception cref="InvalidRequestException">It is no such message: line and column, or the fields that are wrong.</exception>
    public static T Read<T>(Stream stream)
        where T : IMessage<T>, new()
    {
        var start = stream.Position;
        JsonSyntax.Check(stream);
        stream.Position = start;
        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
            return JsonParser.Default.Parse<T>(reader);
        }
        catch (Exception fault) when (JsonFaults.IsOfJson(fault))
        {
            stream.Position = start;
            throw new InvalidRequestException(JsonFaults.Find(stream, new T().Descriptor, fault.Message));
        }
    }

    public static T Read<T>(string json)
        where T : IMessage<T>, new() => Read<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
