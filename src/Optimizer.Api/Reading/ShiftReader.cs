using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads the shifts of a vehicle.</summary>
internal static class ShiftReader
{
    public static ImmutableArray<Shift> ReadAll(ReadingContext context, Wire.Model model, Wire.Vehicle vehicle, string path)
    {
        if (vehicle.Shifts.Count == 0)
            return [Read(context, model, new() { Id = "1" }, $"{path}.shifts")];

        Ids.CheckUnique(context.Issues, "shift", $"{path}.shifts", vehicle.Shifts.Select(IdOf));
        ImmutableArray<Shift> shifts = [.. vehicle.Shifts.Select((shift, index) =>
            Read(context, model, shift, $"{path}.shifts[{index}]") with { Id = IdOf(shift, index) })];
        CheckOverlap(context, shifts, $"{path}.shifts");
        return shifts;
    }

    private static string IdOf(Wire.Shift shift, int index) => shift.HasId ? shift.Id : $"{index + 1}";

    private static Shift Read(ReadingContext context, Wire.Model model, Wire.Shift wire, string path)
    {
        var clock = context.Clock;
        var givenStart = clock.Offset(wire.StartTime, $"{path}.start_time", TimeSpan.Zero);
        var givenEnd = clock.Offset(wire.EndTime, $"{path}.end_time", givenStart > clock.End ? givenStart : clock.End);
        var (start, end) = clock.Within(givenStart, givenEnd, path, "shift");
        var overtimeEnd = clock.Offset(wire.OvertimeEndTime, $"{path}.overtime_end_time", givenEnd);
        if (overtimeEnd < givenEnd)
            context.Issues.Add($"{path}.overtime_end_time", "shift.overtime_before_end", $"Overtime ends at {clock.Show(overtimeEnd)}, before the shift does at {clock.Show(givenEnd)}. Give a later time, or leave it out.");

        if (wire.OpenEnd && wire.HasEndSiteId)
            context.Issues.Add($"{path}.open_end", "shift.open_end_with_end_site", $"The shift is open-ended and ends at site {Quoted.Text(wire.EndSiteId)}. Leave one of the two out.");
        var startSite = StartSite(context, model, wire, path);
        var endSite = context.Sites.Optional(wire.HasEndSiteId, wire.EndSiteId, $"{path}.end_site_id", "shift");

        return new()
        {
            Id = wire.Id,
            Start = start,
            End = end,
            OvertimeEnd = clock.Clip(overtimeEnd < end ? end : overtimeEnd),
            StartSiteId = startSite,
            EndSiteId = wire.OpenEnd ? null : endSite ?? startSite,
        };
    }

    private static string? StartSite(ReadingContext context, Wire.Model model, Wire.Shift wire, string path)
    {
        if (wire.HasStartSiteId || model.Depots.Count == 0)
            return context.Sites.Optional(wire.HasStartSiteId, wire.StartSiteId, $"{path}.start_site_id", "shift");

        if (model.Depots.Count > 1)
            context.Issues.Add($"{path}.start_site_id", "shift.missing_start_site", $"The model has {model.Depots.Count} depots, so the shift must say where it starts. Give start_site_id.");
        return model.Depots[0].SiteId;
    }

    private static void CheckOverlap(ReadingContext context, ImmutableArray<Shift> shifts, string path)
    {
        var inOrder = shifts.OrderBy(shift => shift.Start).ToArray();
        for (var later = 1; later < inOrder.Length; later++)
        {
            var (first, second) = (inOrder[later - 1], inOrder[later]);
            if (second.Start < first.OvertimeEnd)
                context.Issues.Add(path, "vehicle.overlapping_shifts", $"Shift {Quoted.Text(second.Id)} starts at {context.Clock.Show(second.Start)}, before shift {Quoted.Text(first.Id)} and its overtime end at {context.Clock.Show(first.OvertimeEnd)}. Move one; a vehicle makes one route at a time.");
        }
    }
}
