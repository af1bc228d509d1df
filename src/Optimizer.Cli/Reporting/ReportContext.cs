using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Reporting;

/// <summary>What all sections of a report draw on.</summary>
internal sealed class ReportContext
{
    public ReportContext(Model model, Plan plan, ReportOptions options)
    {
        (Model, Plan, Options) = (model, plan, options);
        Texts = new(options.Language);
        Numbers = new(options, model.Start);
        Routes = [.. plan.Routes
            .Select((route, index) => (Route: route, plan.Account.Routes[index].Figures))
            .OrderBy(each => model.Vehicles.IndexOf(model.Vehicle(each.Route.VehicleId)))
            .ThenBy(each => each.Route.Start)
            .Select((each, number) => View(each.Route, number, each.Figures))];
    }

    public Model Model { get; }
    public Plan Plan { get; }
    public ReportOptions Options { get; }
    public ReportTexts Texts { get; }
    public ReportNumbers Numbers { get; }

    /// <summary>In the order of the model's vehicles.</summary>
    public ImmutableArray<RouteView> Routes { get; }

    public string SiteName(string siteId) => Model.Site(siteId).Name;

    /// <summary>What a plan says for people is English; other pages have the name of the rule alone.</summary>
    public string Said(string english) => Options.Language == ReportLanguage.English ? $" {english}" : "";

    /// <summary>A change that would admit something, or a dash.</summary>
    /// <param name="rule">The name of the rule that it loosens.</param>
    public string Change(string rule, string? english, double amount, string unit)
    {
        if (english is null || Options.Language == ReportLanguage.English)
            return english ?? "–";
        var much = unit switch
        {
            "cents" => Numbers.Euros((long)amount),
            "s" => ReportNumbers.Duration(TimeSpan.FromSeconds(amount)),
            _ => $"{Numbers.Number(amount)} {unit}",
        };
        return $"{rule}: +{much}";
    }

    public string Amounts(LoadVector load) =>
        string.Join(" · ", Model.LoadDimensions.Select((dimension, index) => Numbers.Amount(load[index], dimension.Unit)));

    /// <summary>What a visit loads, with a plus, and what it leaves there, with a minus; plain where it only collects or unloads.</summary>
    public string Moved(Visit visit)
    {
        if (visit is { ShipmentId: not null, ShipmentEnd: ShipmentEnd.Delivery })
            return $"−{Amounts(visit.Amounts)}";
        if (visit.ReloadedAmounts is { } reloaded)
            return visit.Amounts.IsZero ? $"+{Amounts(reloaded)}" : $"−{Amounts(visit.Amounts)} / +{Amounts(reloaded)}";
        if (visit.DeliveredAmounts is not { } delivered)
            return Amounts(visit.Amounts);
        return visit.Amounts.IsZero ? $"−{Amounts(delivered)}" : $"−{Amounts(delivered)} / +{Amounts(visit.Amounts)}";
    }

    /// <summary>The windows that the visit had to start in, or nothing when any time was right.</summary>
    public string Windows(Visit visit)
    {
        var windows = visit.Point(Model)?.TimeWindows ?? Model.Facility(visit.FacilityId!).OpeningWindows;
        var limited = windows.Where(window => window.Start > TimeSpan.Zero || window.End < Model.End);
        return string.Join(", ", limited.Select(window => $"{Numbers.Clock(window.Start)}–{Numbers.Clock(window.End)}"));
    }

    /// <summary>What a pointer at the visit shows.</summary>
    public string Tip(RouteView view, Visit visit, int number)
    {
        var windows = Windows(visit);
        var material = visit.WorkId is { } id && Model.Work(id).MaterialId is { } materialId ? Model.Material(materialId).Name : null;
        string?[] lines =
        [
            $"{number}. {SiteName(visit.SiteId)}",
            $"{visit.WorkId ?? visit.FacilityId} · {view.Label}",
            $"{Texts[visit.WorkId is null ? "unloading" : "service"]} {Numbers.Clock(visit.ServiceStart)}–{Numbers.Clock(visit.Departure)}, {Texts["arrival"]} {Numbers.Clock(visit.Arrival)}",
            windows.Length > 0 ? $"{Texts["windows"]} {windows}" : null,
            material is null ? Moved(visit) : $"{material}: {Moved(visit)}",
        ];
        return string.Join('\n', lines.Where(line => line is not null));
    }

    private RouteView View(Route route, int number, Figures figures)
    {
        var vehicle = Model.Vehicle(route.VehicleId);
        var shift = vehicle.Shifts.FirstOrDefault(each => each.Id == route.ShiftId);
        return new(number, route, vehicle, Model.VehicleType(vehicle.VehicleTypeId), shift, figures);
    }
}
