using System.Text.Json;

namespace Optimizer.Api.Reading.Formats;

/// <summary>An object of a VROOM request: what is read of it is known, and what is left over is a fault.</summary>
internal sealed class VroomObject
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly IssueList _issues;

    public VroomObject(JsonElement element, string path, IssueList issues)
    {
        (_element, Path, _issues) = (element, path, issues);
        if (element.ValueKind != JsonValueKind.Object)
            issues.Add(path, "vroom.not_an_object", $"This is {Shown(element)}. Give an object.");
    }

    /// <summary>Empty for the whole request.</summary>
    public string Path { get; }

    public bool Has(string name) => Find(name) is not null;

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public long? Whole(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole))
            return whole;
        _issues.Add(PathOf(name), "vroom.not_whole", $"This is {Shown(value)}. Give a whole number.");
        return 0;
    }

    public double? Number(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
            return number;
        _issues.Add(PathOf(name), "vroom.not_a_number", $"This is {Shown(value)}. Give a number.");
        return 0;
    }

    public string? Text(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        _issues.Add(PathOf(name), "vroom.not_a_text", $"This is {Shown(value)}. Give a text.");
        return "";
    }

    public VroomObject? Object(string name) => Find(name) is { } value ? new(value, PathOf(name), _issues) : null;

    public IEnumerable<VroomObject> Objects(string name) => Items(name).Select((item, index) => new VroomObject(item, $"{PathOf(name)}[{index}]", _issues));

    /// <summary>A list of numbers; null when it is not there.</summary>
    public double[]? Numbers(string name) => Find(name) is null ? null : Numbers(Items(name), PathOf(name));

    /// <summary>A list of lists of numbers; null when it is not there.</summary>
    public double[][]? Table(string name) => Find(name) is null ? null : [.. Items(name).Select((row, index) => Numbers(ItemsOf(row, $"{PathOf(name)}[{index}]"), $"{PathOf(name)}[{index}]"))];

    /// <summary>The objects by name of an object such as matrices.</summary>
    public IEnumerable<(string Name, VroomObject Value)> Members() =>
        _element.ValueKind == JsonValueKind.Object
            ? _element.EnumerateObject().Select(member => (member.Name, new VroomObject(member.Value, PathOf(member.Name), _issues)))
            : [];

    /// <summary>What is there, and cannot be planned.</summary>
    public void Refuse(string name, string why)
    {
        if (Find(name) is not null)
            _issues.Add(PathOf(name), "vroom.not_supported", why);
    }

    /// <summary>What does not change the plan.</summary>
    public void Skip(params string[] names) => _known.UnionWith(names);

    /// <summary>To be called when everything is read.</summary>
    public void RefuseUnknown()
    {
        if (_element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in _element.EnumerateObject().Where(member => !_known.Contains(member.Name)))
            _issues.Add(PathOf(member.Name), "vroom.unknown_key", $"{Quoted.Text(member.Name)} is not understood here. Understood are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
    }

    private static string Shown(JsonElement value) => Quoted.Text(value.GetRawText());

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private IEnumerable<JsonElement> Items(string name) => Find(name) is { } value ? ItemsOf(value, PathOf(name)) : [];

    private IEnumerable<JsonElement> ItemsOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        _issues.Add(path, "vroom.not_a_list", $"This is {Shown(value)}. Give a list.");
        return [];
    }

    private double[] Numbers(IEnumerable<JsonElement> items, string path)
    {
        var numbers = new List<double>();
        foreach (var item in items)
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetDouble(out var number))
            {
                _issues.Add($"{path}[{numbers.Count}]", "vroom.not_a_number", $"This is {Shown(item)}. Give a number.");
                number = 0;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}
