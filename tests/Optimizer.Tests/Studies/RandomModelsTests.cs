using Google.Protobuf;
using Optimizer.Api.Writing;
using Optimizer.Domain.Models;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Studies;

public sealed class RandomModelsTests
{
    private static readonly Model[] Models = [.. Enumerable.Range(1, 300).Select(seed => RandomModels.Small(seed))];

    [Fact]
    public void Same_seed_same_model() =>
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(ModelWriter.Write(RandomModels.Small(seed)), ModelWriter.Write(RandomModels.Small(seed))));

    [Fact]
    public void Every_model_is_a_request_file_that_parses()
    {
        foreach (var model in Models)
        {
            var json = RequestJson.Write(model, new() { IterationLimit = 10 });
            Assert.Equal(ModelWriter.Write(model), JsonParser.Default.Parse<Optimizer.Api.V1.PlanRequest>(json).Model);
        }
    }

    [Fact]
    public void Every_feature_of_a_model_is_used()
    {
        Uses("several dimensions", model => model.LoadDimensions.Length > 1);
        Uses("compartments", model => Ways(model).Any(way => way.Compartments.Length > 1));
        Uses("configurations", model => model.VehicleTypes.Any(type => type.Configurations.Length > 1));
        Uses("accepted materials", model => Ways(model).Any(way => way.Compartments.Any(each => !each.AcceptedMaterialIds.IsEmpty)));
        Uses("incompatibility in a compartment", model => model.MaterialIncompatibilities.Any(each => each.Scope == IncompatibilityScope.Compartment));
        Uses("incompatibility on a route", model => model.MaterialIncompatibilities.Any(each => each.Scope == IncompatibilityScope.Route));
        Uses("no facility", model => model.Facilities.IsEmpty);
        Uses("facilities by material", model => model.Facilities.Any(each => !each.AcceptedMaterialIds.IsEmpty));
        Uses("quotas", model => model.Facilities.Any(each => each.DailyQuota is not null));
        Uses("several windows", model => model.Collections.Any(each => each.TimeWindows.Length > 1));
        Uses("soft windows", model => model.Collections.Any(each => each.TimeWindows.Any(window => window.IsSoft)));
        Uses("set-up at a shared site", model => model.Collections.GroupBy(each => each.SiteId).Any(group => group.Count(each => each.SetupDuration > TimeSpan.Zero) > 1));
        Uses("skills", model => model.Collections.Any(each => each.Skills != SkillRequirement.None));
        Uses("allowed vehicles", model => model.Collections.Any(each => !each.AllowedVehicleIds.IsEmpty));
        Uses("optional work", model => model.Collections.Any(each => !each.IsMandatory));
        Uses("deliveries", model => model.Collections.Any(each => each.DeliveredAmounts is not null && !each.Collects));
        Uses("deliveries with collections", model => model.Collections.Any(each => each.DeliveredAmounts is not null && each.Collects));
        Uses("reloads", model => model.Facilities.Any(each => each.Reloads));
        Uses("releases", model => model.Collections.Any(each => each.Release > TimeSpan.Zero));
        Uses("releases beside reloads", model => model.Facilities.Any(each => each.Reloads) && model.Collections.Any(each => each.Release > TimeSpan.Zero));
        Uses("deliveries first", model => model.Vehicles.Any(each => each.Limits.DeliveryOrder == DeliveryOrder.DeliveriesFirst));
        Uses("deliveries first and required", model => model.Vehicles.Any(each => each.Limits.DeliveryOrder == DeliveryOrder.DeliveriesFirstAndRequired));
        Uses("deliveries first beside deliveries", model => model.Vehicles.Any(each => each.Limits.DeliveryOrder != DeliveryOrder.Any) && model.Collections.Any(each => each.DeliveredAmounts is not null));
        Uses("shipments", model => !model.Shipments.IsEmpty);
        Uses("shipments beside deliveries and facilities", model => !model.Shipments.IsEmpty && !model.Facilities.IsEmpty && model.Collections.Any(each => each.DeliveredAmounts is not null));
        Uses("gross mass", model => model.VehicleTypes.Any(type => type.GrossMassKg is not null));
        Uses("several shifts", model => model.Vehicles.Any(vehicle => vehicle.Shifts.Length > 1));
        Uses("overtime", model => Shifts(model).Any(shift => shift.OvertimeEnd > shift.End));
        Uses("open end", model => Shifts(model).Any(shift => shift.StartSiteId is not null && shift.EndSiteId is null));
        Uses("another end", model => Shifts(model).Any(shift => shift.EndSiteId is not null && shift.EndSiteId != shift.StartSiteId));
        Uses("no depot", model => model.Depots.IsEmpty);
        Uses("limits", model => model.Vehicles.Any(vehicle => vehicle.Limits is { MaxDistanceMetres: not null } or { MaxStops: not null } or { MaxLoad: not null }));
        Uses("great circle", model => model.Travel is Travel.GreatCircle);
        Uses("planar", model => model.Travel is Travel.Planar);
        Uses("unreachable pairs", model => model.Travel is Travel.Matrices given && given.Profiles.Any(each => !each.HasAllWays));
        Uses("profiles", model => model.VehicleTypes.Any(type => type.TravelProfileId is not null));
        Uses("sequences", model => model.Relations.Any(each => each.Kind == RelationKind.Sequence));
        Uses("same route", model => model.Relations.Any(each => each.Kind == RelationKind.SameRoute));
        Uses("initial routes with shipments", model => model.InitialRoutes.Any(each => each.Visits.Any(visit => visit.ShipmentId is not null)));
        Uses("pinned visits", model => model.InitialRoutes.Any(each => each.PinnedVisits > 0));
        foreach (var rule in new[] { "driving", "working", "lunch" })
            Uses($"break {rule}", model => model.Vehicles.Any(vehicle => vehicle.BreakRuleIds.Contains(rule)));
    }

    [Fact]
    public void Windows_are_sorted_disjoint_and_hold_their_soft_part()
    {
        foreach (var windows in Models.SelectMany(model => model.Collections).Select(each => each.TimeWindows))
        {
            Assert.All(windows, window => Assert.True(window.Start <= window.SoftStart && window.SoftStart <= window.SoftEnd && window.SoftEnd <= window.End));
            Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
        }
    }

    private static IEnumerable<CapacityConfiguration> Ways(Model model) => model.VehicleTypes.SelectMany(type => type.Configurations);

    private static IEnumerable<Shift> Shifts(Model model) => model.Vehicles.SelectMany(vehicle => vehicle.Shifts);

    private static void Uses(string feature, Func<Model, bool> isUsed)
    {
        var share = Models.Count(isUsed) / (double)Models.Length;
        Assert.True(share >= 0.03, $"Only {share:P0} of the models use {feature}.");
    }
}
