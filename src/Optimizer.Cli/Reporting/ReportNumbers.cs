using System.Globalization;
using Optimizer.Domain.Models;

namespace Optimizer.Cli.Reporting;

/// <summary>Numbers, money and times as the report's language writes them.</summary>
internal sealed class ReportNumbers
{
    private readonly NumberFormatInfo _format;
    private readonly bool _isGerman;
    private readonly DateTimeOffset _start;

    public ReportNumbers(ReportOptions options, DateTimeOffset start)
    {
        _isGerman = options.Language == ReportLanguage.German;
        _start = start.ToOffset(options.TimeZone.GetUtcOffset(start));
        _format = new()
        {
            NumberGroupSeparator = _isGerman ? "." : ",",
            NumberDecimalSeparator = _isGerman ? "," : ".",
            NegativeSign = "−",
        };
    }

    /// <summary>Such as "UTC" or "UTC+02:00".</summary>
    public string Zone => _start.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(_start.Offset < TimeSpan.Zero ? '−' : '+')}{_start.Offset:hh\\:mm}";

    public string Date
    {
        get
        {
            var date = _start.ToString(_isGerman ? "dd.MM.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return $"{Weekday(_start.DayOfWeek)}, {date}";
        }
    }

    public string Number(double value, int decimals = 0) => (value == 0 ? 0 : value).ToString($"N{decimals}", _format);

    /// <summary>With a decimal when short.</summary>
    public string Kilometres(long metres) => $"{Number(metres / 1_000.0, metres < 10_000 ? 1 : 0)} km";

    public string Euros(double cents) => _isGerman ? $"{Number(cents / 100, 2)} €" : $"€ {Number(cents / 100, 2)}";

    public string WholeEuros(double cents) => _isGerman ? $"{Number(cents / 100)} €" : $"€ {Number(cents / 100)}";

    public string Percent(double share) => $"{Number(share * 100, share is > 0 and < 0.1 ? 1 : 0)} %";

    /// <summary>Hours and minutes.</summary>
    public static string Duration(TimeSpan duration) => $"{(int)duration.TotalHours}:{duration.Minutes:00} h";

    /// <summary>The clock, with the number of days after the first.</summary>
    public string Clock(TimeSpan fromStart)
    {
        var time = _start + fromStart;
        var days = (time.Date - _start.Date).Days;
        return $"{time:HH:mm}{(days == 0 ? "" : $" +{days}")}";
    }

    /// <summary>An amount of one dimension with its unit.</summary>
    public string Amount(long thousandths, LoadUnit unit)
    {
        var value = thousandths / 1_000.0;
        return unit switch
        {
            LoadUnit.Kilogram => $"{Number(value)} kg",
            LoadUnit.Tonne => $"{Number(value, 2)} t",
            LoadUnit.Litre => $"{Number(value)} l",
            LoadUnit.CubicMetre => $"{Number(value, 1)} m³",
            _ => $"{Number(value)} ×",
        };
    }

    private string Weekday(DayOfWeek day) => _isGerman
        ? day switch
        {
            DayOfWeek.Monday => "Montag",
            DayOfWeek.Tuesday => "Dienstag",
            DayOfWeek.Wednesday => "Mittwoch",
            DayOfWeek.Thursday => "Donnerstag",
            DayOfWeek.Friday => "Freitag",
            DayOfWeek.Saturday => "Samstag",
            _ => "Sonntag",
        }
        : day.ToString();
}
