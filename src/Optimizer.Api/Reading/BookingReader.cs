using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Api.Reading;

/// <summary>Reads bookings of shared assets.</summary>
internal static class BookingReader
{
    public static ImmutableArray<Booking> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites)
    {
        var siteById = CollectionReader.ById(sites, site => site.Id);
        return [.. model.Bookings.Select((wire, index) => Read(context, wire, $"model.bookings[{index}]", siteById.GetValueOrDefault(wire.SiteId)))];
    }

    public static SharingObjective Objective(IssueList issues, Wire.SharingObjective? wire) => wire is null
        ? SharingObjective.Default
        : new() { UnfairnessCostCents = issues.Whole(wire.UnfairnessCostCents, "model.sharing_objective.unfairness_cost_cents", Limits.Money) };

    private static Booking Read(ReadingContext context, Wire.Booking wire, string path, Site? site)
    {
        var issues = context.Issues;
        if (wire is { HasPenaltyCostCents: true, HasMandatory: true, Mandatory: true })
            issues.Add($"{path}.penalty_cost_cents", "booking.mandatory_with_penalty", $"A mandatory booking has no price, but a penalty of {wire.PenaltyCostCents} cents is given. Leave one of the two out.");
        CheckPreference(issues, wire, path);

        var own = ReadOwnWay(context, wire, path);
        return new()
        {
            Id = wire.Id,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "booking") ?? site?.OrganisationId,
            Use = issues.Name(wire.Use, $"{path}.use"),
            Ways = [own, .. wire.Alternatives.Select((way, index) => ReadAlternative(context, way, $"{path}.alternatives[{index}]", own))],
            OffPreferredPerHourCents = issues.Number(wire.CostPerHourOffPreferredCents, $"{path}.cost_per_hour_off_preferred_cents", Limits.MoneyPerUnit),
            MaxParts = wire.HasMaxParts ? (int)issues.Whole(wire.MaxParts, $"{path}.max_parts", Limits.Parts) : 1,
            MinPartDuration = wire.MinPartDuration is null ? null : ReadMinPart(issues, wire, $"{path}.min_part_duration", own.Duration),
            IsMandatory = wire.HasMandatory ? wire.Mandatory : !wire.HasPenaltyCostCents,
            PenaltyCents = issues.Whole(wire.PenaltyCostCents, $"{path}.penalty_cost_cents", Limits.Money),
            Priority = (int)issues.Whole(wire.Priority, $"{path}.priority", Limits.Priority),
        };
    }

    private static void CheckPreference(IssueList issues, Wire.Booking wire, string path)
    {
        var hasTime = wire.PreferredStartTime is not null || wire.Alternatives.Any(way => way.PreferredStartTime is not null);
        if (hasTime && !wire.HasCostPerHourOffPreferredCents)
            issues.Add($"{path}.cost_per_hour_off_preferred_cents", "booking.preference_without_cost", "A preferred start is given, but not what missing it costs. Give this field too.");
        else if (wire.HasCostPerHourOffPreferredCents && !hasTime)
            issues.Add($"{path}.cost_per_hour_off_preferred_cents", "booking.cost_without_preference", "A cost is given, but no preferred_start_time. Give that too, or leave the cost out.");
    }

    private static TimeSpan ReadMinPart(IssueList issues, Wire.Booking wire, string path, TimeSpan duration)
    {
        var least = AssetReader.Positive(issues, wire.MinPartDuration, path, "booking.min_part_too_short");
        if (wire.MaxParts <= 1)
            issues.Add(path, "booking.min_part_without_parts", "A least duration of parts is given, but the booking may not be split. Give max_parts above 1, or leave it out.");
        else if (least > duration)
            issues.Add(path, "booking.min_part_too_long", $"A part of at least {least.TotalSeconds}s is longer than the booking of {duration.TotalSeconds}s. Shorten it.");
        return least;
    }

    private static BookingWay ReadOwnWay(ReadingContext context, Wire.Booking wire, string path)
    {
        context.Sites.Check(wire.SiteId, $"{path}.site_id", "booking");
        var (start, end) = Within(context, wire.EarliestStartTime, wire.LatestEndTime, path, TimeSpan.Zero, context.Clock.End);
        return new()
        {
            SiteId = wire.SiteId,
            Requirements = wire.Requirements.Count == 0 ? [AssetRequirement.Any] : Requirements(context, wire.Requirements, $"{path}.requirements"),
            Duration = AssetReader.Positive(context.Issues, wire.Duration, $"{path}.duration", "booking.missing_duration"),
            EarliestStart = start,
            LatestEnd = end,
            PreferredStart = Preferred(context, wire.PreferredStartTime, path),
        };
    }

    private static BookingWay ReadAlternative(ReadingContext context, Wire.BookingAlternative wire, string path, BookingWay own)
    {
        context.Sites.Optional(wire.HasSiteId, wire.SiteId, $"{path}.site_id", "alternative");
        var (start, end) = wire.EarliestStartTime is null && wire.LatestEndTime is null
            ? (own.EarliestStart, own.LatestEnd)
            : Within(context, wire.EarliestStartTime, wire.LatestEndTime, path, own.EarliestStart, own.LatestEnd);
        return new()
        {
            SiteId = wire.HasSiteId ? wire.SiteId : own.SiteId,
            Requirements = wire.Requirements.Count == 0 ? own.Requirements : Requirements(context, wire.Requirements, $"{path}.requirements"),
            Duration = wire.Duration is null ? own.Duration : AssetReader.Positive(context.Issues, wire.Duration, $"{path}.duration", "alternative.missing_duration"),
            EarliestStart = start,
            LatestEnd = end,
            PreferredStart = Preferred(context, wire.PreferredStartTime, path) ?? own.PreferredStart,
            CostCents = context.Issues.Whole(wire.CostCents, $"{path}.cost_cents", Limits.Money),
        };
    }

    private static (TimeSpan Start, TimeSpan End) Within(ReadingContext context, Timestamp? earliest, Timestamp? latest, string path, TimeSpan defaultStart, TimeSpan defaultEnd) =>
        context.Clock.Within(
            context.Clock.Offset(earliest, $"{path}.earliest_start_time", defaultStart),
            context.Clock.Offset(latest, $"{path}.latest_end_time", defaultEnd),
            path,
            "booking");

    private static TimeSpan? Preferred(ReadingContext context, Timestamp? wire, string path) =>
        wire is null ? null : context.Clock.Offset(wire, $"{path}.preferred_start_time", TimeSpan.Zero);

    private static ImmutableArray<AssetRequirement> Requirements(ReadingContext context, RepeatedField<Wire.AssetRequirement> requirements, string path)
    {
        context.Issues.AtMost(requirements.Count, Limits.Requirements, path);
        return [.. requirements.Select((wire, index) => new AssetRequirement(
            wire.HasKind ? context.Issues.Name(wire.Kind, $"{path}[{index}].kind") : null,
            AssetReader.Words(context.Issues, wire.Capabilities, $"{path}[{index}].capabilities", "capability"),
            context.Assets.CheckAll(wire.AllowedAssetIds, $"{path}[{index}].allowed_asset_ids", "requirement")))];
    }
}
