using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using FieldViolation = Google.Rpc.BadRequest.Types.FieldViolation;

namespace Optimizer.Rpc.Internal;

/// <summary>
/// Says where a JSON text that the protobuf parser refused is wrong: by line and position when it is no JSON, else by
/// path. It lets the same parser judge ever smaller parts, so its work is the text's size times its depth.
/// </summary>
internal sealed class JsonFaults(JsonParser parser)
{
    private const int MostReported = 20;

    private readonly List<FieldViolation> _violations = [];

    /// <summary>What parsing throws when the text is at fault.</summary>
    public static bool IsAboutInput(Exception fault)
        => fault is IOException or FormatException or OverflowException or ArgumentException or InvalidOperationException;

    public IReadOnlyList<FieldViolation> Find(ReadOnlyMemory<byte> text, MessageDescriptor type)
    {
        try
        {
            if (text.Span.StartsWith(Encoding.UTF8.Preamble)) text = text[Encoding.UTF8.Preamble.Length..];
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 100 });
            FindIn(document.RootElement, type, path: "");
        }
        catch (JsonException fault)
        {
            // The exception's own message repeats the position at its end, counted from zero.
            var reason = fault.Message.Split(" LineNumber:")[0];
            Report($"line {fault.LineNumber + 1}, position {fault.BytePositionInLine + 1}", reason);
        }
        catch (InvalidOperationException fault)
        {
            Report("text", fault.Message);
        }

        return _violations;
    }

    private void FindIn(JsonElement value, MessageDescriptor type, string path)
    {
        var before = _violations.Count;
        if (value.ValueKind == JsonValueKind.Object && !IsWellKnown(type))
        {
            foreach (var member in value.EnumerateObject())
            {
                if (_violations.Count >= MostReported) return;
                FindInMember(member, type, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
            }
        }

        // Each member is right alone: they do not go together, or the value is of another kind altogether.
        if (_violations.Count == before)
            Report(path.Length == 0 ? "request" : path, FaultOf(value.GetRawText(), type) ?? "The value does not fit.");
    }

    private void FindInMember(JsonProperty member, MessageDescriptor type, string path)
    {
        var field = type.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == member.Name || field.Name == member.Name);
        if (field is null)
            Report(path, $"{type.FullName} has no such field.");
        else if (field.IsMap && member.Value.ValueKind == JsonValueKind.Object)
            foreach (var entry in member.Value.EnumerateObject())
                FindInPart(entry.Value, $"{{{Quote(entry.Name)}:{entry.Value.GetRawText()}}}", field, type, $"{path}[{Quote(entry.Name)}]");
        else if (field.IsRepeated && member.Value.ValueKind == JsonValueKind.Array)
            foreach (var (index, element) in member.Value.EnumerateArray().Index())
                FindInPart(element, $"[{element.GetRawText()}]", field, type, $"{path}[{index}]");
        else
            FindInPart(member.Value, member.Value.GetRawText(), field, type, path);
    }

    /// <summary>Judges one value of a field; the text is that value as the field's only content.</summary>
    private void FindInPart(JsonElement value, string text, FieldDescriptor field, MessageDescriptor parent, string path)
    {
        if (_violations.Count >= MostReported || FaultOf($"{{{Quote(field.JsonName)}:{text}}}", parent) is not { } fault) return;

        if (MessageTypeOf(field) is { } type && value.ValueKind == JsonValueKind.Object)
            FindIn(value, type, path);
        else
            Report(path, fault);
    }

    private string? FaultOf(string text, MessageDescriptor type)
    {
        try
        {
            parser.Parse(text, type);
            return null;
        }
        catch (Exception fault) when (IsAboutInput(fault))
        {
            return fault.Message;
        }
    }

    private static MessageDescriptor? MessageTypeOf(FieldDescriptor field)
    {
        var valueField = field.IsMap ? field.MessageType.FindFieldByNumber(2) : field;
        return valueField.FieldType is FieldType.Message or FieldType.Group ? valueField.MessageType : null;
    }

    /// <summary>Types whose JSON does not list their fields.</summary>
    private static bool IsWellKnown(MessageDescriptor type) => type.File.Package == "google.protobuf";

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private void Report(string field, string description) => _violations.Add(new FieldViolation { Field = field, Description = description });
}
