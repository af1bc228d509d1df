using System.Reflection;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Optimizer.Api.Reading;

/// <summary>Checks single values; a wrong one is reported and replaced by a harmless one.</summary>
internal static class NumberReader
{
    public static double Number(this IssueList issues, double value, string path, NumberRange range)
    {
        if (value >= range.Least && value <= range.Most)
            return value;

        if (!double.IsFinite(value))
            issues.Add(path, "number.not_finite", $"{value} is not a finite number. Give a number {range}, or leave the field out.");
        else if (value > range.Most)
            issues.Add(path, "number.too_large", $"{value:G10} is too large. Give a number {range}.");
        else
            issues.Add(path, range.Least == 0 ? "number.negative" : "number.too_small", $"{value:G10} is too small. Give a number {range}.");
        return double.IsNaN(value) ? range.Least : Math.Clamp(value, range.Least, range.Most);
    }

    public static long Whole(this IssueList issues, long value, string path, NumberRange range)
    {
        issues.Number(value, path, range);
        return Math.Clamp(value, (long)range.Least, (long)range.Most);
    }

    /// <summary>The skills without repetitions.</summary>
    public static ImmutableArray<string> Skills(this IssueList issues, RepeatedField<string> skills, string path)
    {
        for (var skill = 0; skill < skills.Count; skill++)
            issues.CheckId(skills[skill], $"{path}[{skill}]", "skill");
        return [.. skills.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a list has no more than it may.</summary>
    public static void AtMost(this IssueList issues, int count, int most, string path)
    {
        if (count > most)
            issues.Add(path, "list.too_long", $"There are {count:N0} entries, more than the {most:N0} that one request may have. Split the model.");
    }

    /// <summary>Whether an id can be one: not empty, not too long, printable.</summary>
    public static bool CheckId(this IssueList issues, string id, string path, string kind)
    {
        if (id.Length == 0)
            issues.Add(path, $"{kind}.missing_id", $"The {Words(kind)} has no id. Give one that no other {Words(kind)} has.");
        else if (id.Length > Limits.IdLength)
            issues.Add(path, $"{kind}.id_too_long", $"The id {Quoted.Text(id)} has {id.Length:N0} characters. Use at most {Limits.IdLength}.");
        else if (!IsPrintable(id))
            issues.Add(path, $"{kind}.id_not_printable", $"The id {Quoted.Text(id)} has a control or broken character. Use printable ones.");
        else
            return true;
        return false;
    }

    /// <summary>A name for people, or the id that stands in for it.</summary>
    public static string Name(this IssueList issues, string name, string path)
    {
        if (name.Length > 1_000 || !IsPrintable(name))
            issues.Add(path, "name.not_printable", $"The name {Quoted.Text(name)} is over 1,000 characters long or has control characters. Use a plain one.");
        return name;
    }

    /// <summary>A value of an enum by its generated name; unset and unknown ones are faults.</summary>
    public static T Choice<TWire, T>(this IssueList issues, TWire value, string path)
        where TWire : struct, Enum
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(value.ToString(), out var choice) && Enum.IsDefined(value))
            return choice;

        var known = string.Join(", ", Enum.GetNames<TWire>().Skip(1).Select(OriginalName<TWire>));
        if (Convert.ToInt32(value) == 0)
            issues.Add(path, "enum.missing", $"No value is given. Give one of {known}.");
        else
            issues.Add(path, "enum.unknown", $"{Convert.ToInt32(value)} is no known value. Give one of {known}.");
        return default;
    }

    /// <summary>A kind as messages say it: "vehicle type" for "vehicle_type".</summary>
    public static string Words(string kind) => kind.Replace('_', ' ');

    private static string OriginalName<TWire>(string name) => typeof(TWire).GetField(name)!.GetCustomAttribute<OriginalNameAttribute>()!.Name;

    private static bool IsPrintable(string text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (char.IsControl(text[position]))
                return false;
            if (char.IsSurrogate(text[position]) && !char.IsSurrogatePair(text, position++))
                return false;
        }

        return true;
    }
}
