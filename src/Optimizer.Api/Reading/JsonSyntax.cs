using System.Text.Json;
using System.Text.Unicode;

namespace Optimizer.Api.Reading;

/// <summary>Checks that a stream is JSON of a reasonable kind, in one pass and little memory, before anything is built of it.</summary>
internal sealed class JsonSyntax
{
    private const int Depth = 64;
    private const int LongestToken = 1 << 20;
    private const int MostObjects = 4_000_000;
    private const int MostNumbers = 64_000_000;

    private readonly List<HashSet<string>> _namesByDepth = [];
    private byte[] _buffer = new byte[1 << 16];
    private int _filled;
    private int _objects;
    private int _numbers;

    /// <exception cref="InvalidRequestException">It is not; the path is line and column.</exception>
    public static void Check(Stream stream) => new JsonSyntax().CheckAll(stream);

    private void CheckAll(Stream stream)
    {
        var state = new JsonReaderState(new() { MaxDepth = Depth });
        _filled = SkipByteOrderMark(stream);
        for (var isLast = false; !isLast;)
        {
            if (_filled == _buffer.Length)
                Grow();
            var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
            isLast = read == 0;
            _filled += read;
            state = CheckBlock(isLast, state);
        }
    }

    private JsonReaderState CheckBlock(bool isLast, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(0, _filled), isLast, state);
        try
        {
            while (reader.Read())
                CheckToken(ref reader);
        }
        catch (JsonException fault)
        {
            var what = fault.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw Fault($"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}", "json.syntax", $"This is not valid JSON: {what} Look at this place; is the file complete?");
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair.
            throw NotUtf8();
        }

        var rest = _filled - (int)reader.BytesConsumed;
        Buffer.BlockCopy(_buffer, (int)reader.BytesConsumed, _buffer, 0, rest);
        _filled = rest;
        return reader.CurrentState;
    }

    private void CheckToken(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            throw Fault("request", "json.not_an_object", "The file's outermost value is not an object. A request looks like {\"model\": {...}, \"settings\": {...}}.");

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (++_objects > MostObjects)
                    throw Fault("request", "json.too_large", $"There are over {MostObjects:N0} objects. Split the model.");
                NamesAt(reader.CurrentDepth + 1).Clear();
                break;
            case JsonTokenType.Number when ++_numbers > MostNumbers:
                throw Fault("request", "json.too_large", $"There are over {MostNumbers:N0} numbers. Split the model.");
            case JsonTokenType.String or JsonTokenType.PropertyName when !Utf8.IsValid(reader.ValueSpan):
                throw NotUtf8();
            case JsonTokenType.PropertyName:
                CheckName(reader.GetString()!, NamesAt(reader.CurrentDepth));
                break;
        }
    }

    private static void CheckName(string name, HashSet<string> names)
    {
        if (!names.Add(name))
            throw Fault(name.Length == 0 ? "\"\"" : name, "json.duplicate_field", $"The field {Quoted.Text(name)} is there twice in one object. Give it once.");
    }

    private HashSet<string> NamesAt(int depth)
    {
        while (_namesByDepth.Count <= depth)
            _namesByDepth.Add(new(StringComparer.Ordinal));
        return _namesByDepth[depth];
    }

    private void Grow()
    {
        if (_buffer.Length >= LongestToken)
            throw Fault("request", "json.too_large", $"There is a text or number of over {LongestToken:N0} bytes. Shorten it; give a packed matrix of over 440 sites in a protobuf file.");
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private int SkipByteOrderMark(Stream stream)
    {
        var read = stream.ReadAtLeast(_buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        return read == 3 && _buffer is [0xEF, 0xBB, 0xBF, ..] ? 0 : read;
    }

    private static InvalidRequestException NotUtf8() => Fault("request", "json.not_utf8", "A text in the file is not valid Unicode. Save the file as UTF-8.");

    private static InvalidRequestException Fault(string path, string code, string message) => new([new(path, code, message)]);
}
