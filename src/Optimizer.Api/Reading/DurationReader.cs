using Google.Protobuf.WellKnownTypes;

namespace Optimizer.Api.Reading;

/// <summary>Reads spans of time, to the nearest second or millisecond.</summary>
internal static class DurationReader
{
    private const long MostOfProtobuf = 315_576_000_000;

    /// <summary>From 0 to the length of the longest plan, to the nearest second; zero when unset.</summary>
    public static TimeSpan Duration(this IssueList issues, Duration? duration, string path) =>
        duration is null ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Round(Seconds(issues, duration, path, 0, Limits.Days * 86_400)));

    /// <summary>Seconds within a range, both ends included.</summary>
    public static double Seconds(IssueList issues, Duration duration, string path, double least, double most)
    {
        var seconds = duration.Seconds + (duration.Nanos / 1e9);
        if (Math.Abs(duration.Nanos) >= 1_000_000_000 || duration.Seconds is < -MostOfProtobuf or > MostOfProtobuf || Math.Sign(duration.Seconds) * Math.Sign(duration.Nanos) < 0)
            issues.Add(path, "duration.invalid", $"{duration.Seconds} seconds and {duration.Nanos} nanoseconds are no duration. Give one like \"300s\".");
        else if (seconds < least)
            issues.Add(path, seconds < 0 ? "duration.negative" : "duration.too_short", $"{seconds}s is too short. Give a duration from {least}s to {most}s.");
        else if (seconds > most)
            issues.Add(path, "duration.too_long", $"{seconds}s is too long. Give a duration from {least}s to {most}s.");
        return Math.Clamp(seconds, least, most);
    }
}
