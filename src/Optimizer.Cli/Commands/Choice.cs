using System.CommandLine.Parsing;
using System.Globalization;
using Optimizer.Cli.Reporting;

namespace Optimizer.Cli.Commands;

/// <summary>Reads values of options; what cannot be read is a fault of usage.</summary>
internal static class Choice
{
    public static T? Parse<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var word = result.Tokens[0].Value;
        if (Enum.TryParse<T>(word, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && char.IsLetter(word[0]))
            return choice;

        result.AddError($"'{word}' is not one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return null;
    }

    /// <summary>A span of time such as 500ms, 10s, 2m or 1h; a number alone is seconds.</summary>
    public static TimeSpan? Duration(ArgumentResult result) => Duration(result, result.Tokens[0].Value);

    public static TimeSpan? Duration(ArgumentResult result, string word)
    {
        var number = word.TrimEnd('m', 's', 'h');
        double? secondsPerUnit = word[number.Length..] switch { "ms" => 0.001, "" or "s" => 1, "m" => 60, "h" => 3_600, _ => null };
        if (secondsPerUnit is { } unit && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount * unit is > 0 and <= 86_400)
            return TimeSpan.FromSeconds(amount * unit);

        result.AddError($"'{word}' is not a time up to 24h. Write it like 500ms, 10s, 2m or 1h.");
        return null;
    }

    /// <summary>A whole number above 0.</summary>
    public static int? Whole(ArgumentResult result, string word)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;

        result.AddError($"'{word}' is not a whole number above 0.");
        return null;
    }

    /// <summary>A language by its name or ISO 639 code.</summary>
    public static ReportLanguage? Language(ArgumentResult result) => result.Tokens[0].Value switch
    {
        "en" => ReportLanguage.English,
        "de" => ReportLanguage.German,
        _ => Parse<ReportLanguage>(result),
    };

    /// <summary>A time zone by its IANA name.</summary>
    public static TimeZoneInfo? TimeZone(ArgumentResult result)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(result.Tokens[0].Value, out var zone))
            return zone;

        result.AddError($"'{result.Tokens[0].Value}' is not a time zone that this system knows. Write it like Europe/Berlin or UTC.");
        return null;
    }

    /// <summary>Pairs such as name=3.5.</summary>
    public static Dictionary<string, double> Parameters(ArgumentResult result)
    {
        var parameters = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split('=', 2);
            if (parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                parameters[parts[0]] = value;
            else
                result.AddError($"'{token.Value}' is not a parameter. Write it like name=3.5.");
        }

        return parameters;
    }
}
