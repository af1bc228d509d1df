using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Collecting.Checking;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Sharing.Checking;

/// <summary>Every asset is where it is used: it walks from stay to stay, and each change of site is one move, in time and by its own means.</summary>
internal static class MoveCheck
{
    public static void Check(Model model, Plan plan, SiteTravel travel, FactorSet factors, Findings findings)
    {
        foreach (var asset in model.Assets)
        {
            AssetMove[] moves = [.. plan.Sharing.Moves.Where(move => move.AssetId == asset.Id)];
            var needed = Needed(model, plan.Sharing, asset);
            if (moves.Length != needed.Count)
            {
                findings.Add(SharingRule.AssetMove, Where(asset), moves.Length - needed.Count, "moves", $"It has {moves.Length} moves; from its reservations and maintenances follow {needed.Count}.");
                continue;
            }

            for (var number = 0; number < moves.Length; number++)
            {
                var need = needed[number];
                var move = moves[number];
                if (move.FromSiteId != need.From || move.ToSiteId != need.To || move.BookingId != need.BookingId)
                    findings.Add(SharingRule.AssetMove, Where(asset), 1, "", $"Move {number + 1} is from '{move.FromSiteId}' to '{move.ToSiteId}' for '{move.BookingId}', not from '{need.From}' to '{need.To}' for '{need.BookingId}'.");
                if (move.Departure < need.Earliest || move.Arrival > need.Latest)
                    findings.Add(SharingRule.AssetMoveTime, Where(asset), Math.Max((need.Earliest - move.Departure).TotalSeconds, (move.Arrival - need.Latest).TotalSeconds), "s", $"Move {number + 1} from {move.Departure} to {move.Arrival} is not between {need.Earliest} and {need.Latest}.");
                CheckMeans(model, plan, asset, move, number + 1, travel, factors, findings);
            }
        }
    }

    private static List<(string From, string To, TimeSpan Earliest, TimeSpan Latest, string? BookingId)> Needed(Model model, SharingPlan plan, Asset asset)
    {
        var stays = new List<(TimeSpan From, TimeSpan Until, string Site, string? BookingId)>();
        foreach (var use in plan.Reservations.Where(use => use.AssetId == asset.Id))
            stays.Add((use.Start - use.Setup, use.End + use.Cleaning, use.SiteId, use.BookingId));
        foreach (var maintenance in plan.Maintenances.Where(maintenance => maintenance.AssetId == asset.Id))
            stays.Add((maintenance.Start, maintenance.End, maintenance.SiteId, null));
        stays.Sort((left, right) => (left.From, left.Until).CompareTo((right.From, right.Until)));
        if (asset.ReturnsHome)
            stays.Add((model.End, model.End, asset.HomeSiteId, null));

        var result = new List<(string From, string To, TimeSpan Earliest, TimeSpan Latest, string? BookingId)>();
        var (site, free) = (asset.HomeSiteId, TimeSpan.Zero);
        foreach (var stay in stays)
        {
            if (stay.Site != site)
                result.Add((site, stay.Site, free, stay.From, stay.BookingId));
            (site, free) = (stay.Site, stay.Until);
        }

        return result;
    }

    private static void CheckMeans(Model model, Plan plan, Asset asset, AssetMove move, int number, SiteTravel travel, FactorSet factors, Findings findings)
    {
        if (!asset.CanMove)
            findings.Add(SharingRule.AssetMove, Where(asset), 1, "", $"Move {number} is of an asset that never leaves its home.");
        if (asset.SelfPropelled is { } drive)
            CheckOwnDriving(asset, move, travel, model.VehicleType(drive.VehicleTypeId), factors, findings);
        if (asset.Carried is not null)
            CheckCarrying(plan, asset, move, number, findings);
    }

    private static void CheckOwnDriving(Asset asset, AssetMove move, SiteTravel travel, VehicleType type, FactorSet factors, Findings findings)
    {
        var leg = travel.Between(move.FromSiteId, move.ToSiteId, type);
        var use = factors.Law(type).Leg(leg.Metres, leg.Seconds, endsAtCollection: false, payloadKg: 0);
        if (!leg.IsReachable)
            findings.Add(SharingRule.AssetMove, Where(asset), 1, "", $"There is no way from '{move.FromSiteId}' to '{move.ToSiteId}'.");
        else if (move.DistanceMetres != leg.Metres || move.Driving != TimeSpan.FromSeconds(leg.Seconds) || move.ShipmentId is not null)
            findings.Add(SharingRule.AssetMoveFigures, Where(asset), move.DistanceMetres - leg.Metres, "m", $"The move is {move.DistanceMetres} m in {move.Driving}, not {leg.Metres} m in {leg.Seconds} s by itself.");
        else if (!Findings.AreClose(move.Energy.EnergyKwh, use.EnergyKwh) || !Findings.AreClose(move.Energy.TtwGrams, use.TtwGrams) || !Findings.AreClose(move.Energy.WtwGrams, use.WtwGrams))
            findings.Add(SharingRule.AssetMoveFigures, Where(asset), move.Energy.EnergyKwh - use.EnergyKwh, "kWh", $"The move needs {use.EnergyKwh:0.###} kWh and emits {use.WtwGrams:0.#} g from well to wheel, not {move.Energy.EnergyKwh:0.###} kWh and {move.Energy.WtwGrams:0.#} g.");
        findings.ExpectTime(SharingRule.AssetMoveTime, Where(asset), move.Arrival - move.Departure, move.Driving, "The move");
    }

    private static void CheckCarrying(Plan plan, Asset asset, AssetMove move, int number, Findings findings)
    {
        var id = $"{AssetMove.ShipmentIdPrefix}{asset.Id}/{number}";
        if (move.ShipmentId != id || move.DistanceMetres != 0 || move.Driving != TimeSpan.Zero || move.Energy != default)
            findings.Add(SharingRule.AssetMoveFigures, Where(asset), 1, "", $"Move {number} must name shipment '{id}' and have no driving of its own.");
        var ends = plan.Routes.SelectMany(route => route.Visits).Where(visit => visit.ShipmentId == id).ToArray();
        if (ends.Length != 2)
            findings.Add(SharingRule.AssetMove, Where(asset), ends.Length - 2, "", $"Shipment '{id}' is not picked up and delivered on a route.");
        else if (move.Departure != ends[0].ServiceStart || move.Arrival != ends[1].Departure)
            findings.Add(SharingRule.AssetMoveTime, Where(asset), (move.Arrival - ends[1].Departure).TotalSeconds, "s", $"Move {number} is from {move.Departure} to {move.Arrival}; on the route it is from {ends[0].ServiceStart} to {ends[1].Departure}.");
    }

    private static string Where(Asset asset) => $"assets[{asset.Id}]";
}
