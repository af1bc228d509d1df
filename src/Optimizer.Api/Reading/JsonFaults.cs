using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Optimizer.Api.Reading;

/// <summary>Finds every field of a JSON text that a message does not have or cannot hold. Slow; for texts that are known to be wrong.</summary>
internal sealed class JsonFaults
{
    /// <summary>Longer texts get the parser's own message, which names one fault and no place, but needs no memory.</summary>
    private const long LongestToWalk = 64_000_000;

    private readonly IssueList _issues = new();
    private readonly Dictionary<MessageDescriptor, Dictionary<string, FieldDescriptor>> _fields = [];

    public static ImmutableArray<Issue> Find(Stream json, MessageDescriptor descriptor, string parserMessage)
    {
        var faults = new JsonFaults();
        if (json.Length <= LongestToWalk)
        {
            using var document = JsonDocument.Parse(json);
            faults.Walk(document.RootElement, descriptor, "");
        }

        if (faults._issues.Count == 0)
            faults._issues.Add("request", "json.invalid", $"This is no {descriptor.Name}: {parserMessage}");
        return faults._issues.All;
    }

    /// <summary>Whether a failure of the parser is the text's fault.</summary>
    public static bool IsOfJson(Exception fault) =>
        fault is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException or ArgumentException or InvalidOperationException;

    private void Walk(JsonElement value, MessageDescriptor descriptor, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return;
        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongKind(value, path, "an object {...}");
            return;
        }

        var fields = FieldsOf(descriptor);
        foreach (var property in value.EnumerateObject())
        {
            if (fields.TryGetValue(property.Name, out var field))
                WalkField(property.Value, field, Join(path, field.Name));
            else
                _issues.Add(Join(path, Quoted.Name(property.Name)), "json.unknown_field", $"{descriptor.Name} has no field {Quoted.Text(property.Name)}. It has {string.Join(", ", descriptor.Fields.InFieldNumberOrder().Select(known => known.Name))}.");
        }
    }

    /// <summary>By both names that JSON may use.</summary>
    private Dictionary<string, FieldDescriptor> FieldsOf(MessageDescriptor descriptor)
    {
        if (_fields.TryGetValue(descriptor, out var known))
            return known;

        var fields = new Dictionary<string, FieldDescriptor>(StringComparer.Ordinal);
        foreach (var field in descriptor.Fields.InFieldNumberOrder())
            fields[field.JsonName] = fields[field.Name] = field;
        return _fields[descriptor] = fields;
    }

    private void WalkField(JsonElement value, FieldDescriptor field, string path)
    {
        if (IsRead(value, field))
            return;
        if (field.IsMap)
            WalkMap(value, field, path);
        else if (field.IsRepeated)
            WalkList(value, field, path);
        else if (IsTree(field))
            Walk(value, field.MessageType, path);
        else
            WrongValue(value, field, path);
    }

    private void WalkMap(JsonElement value, FieldDescriptor field, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongKind(value, path, "an object {...}");
            return;
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (!TryParse(field, $"{{{JsonSerializer.Serialize(entry.Name)}:{entry.Value.GetRawText()}}}"))
                WrongValue(entry.Value, field.MessageType.FindFieldByNumber(2), Quoted.Key(path, entry.Name));
        }
    }

    private void WalkList(JsonElement value, FieldDescriptor field, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongKind(value, path, "a list [...]");
            return;
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var elementPath = $"{path}[{index++}]";
            if (element.ValueKind == JsonValueKind.Null)
                WrongKind(element, elementPath, "a value");
            else if (IsTree(field))
                Walk(element, field.MessageType, elementPath);
            else if (!TryParse(field, $"[{element.GetRawText()}]"))
                WrongValue(element, field, elementPath);
        }
    }

    private void WrongKind(JsonElement value, string path, string wanted) =>
        _issues.Add(path.Length == 0 ? "request" : path, "json.wrong_type", $"Here is {Show(value)} where {wanted} belongs.");

    private void WrongValue(JsonElement value, FieldDescriptor field, string path)
    {
        var wanted = field.FieldType switch
        {
            FieldType.Message => field.MessageType.Name switch
            {
                "Timestamp" => "a time like \"2026-05-04T06:00:00Z\"",
                "Duration" => "a duration like \"300s\"",
                _ => $"a {field.MessageType.Name}",
            },
            FieldType.Enum => $"one of {string.Join(", ", field.EnumType.Values.Skip(1).Select(known => known.Name))}",
            FieldType.String => "a text",
            FieldType.Bool => "true or false",
            FieldType.Double => "a number",
            _ => "a whole number",
        };
        _issues.Add(path, "json.wrong_value", $"Here is {Show(value)} where {wanted} belongs.");
    }

    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Quoted.Text(value.GetRawText().Trim('"')),
    };

    /// <summary>Messages of ours, which have fields to look into; times and durations are single values.</summary>
    private static bool IsTree(FieldDescriptor field) => field.FieldType == FieldType.Message && field.MessageType.File.Package.StartsWith("optimizer", StringComparison.Ordinal);

    private static bool IsRead(JsonElement value, FieldDescriptor field) => TryParse(field, value.GetRawText());

    private static bool TryParse(FieldDescriptor field, string json)
    {
        try
        {
            JsonParser.Default.Parse($"{{\"{field.Name}\":{json}}}", field.ContainingType);
            return true;
        }
        catch (Exception fault) when (IsOfJson(fault))
        {
            return false;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
