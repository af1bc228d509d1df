using System.Collections.Immutable;
using Google.Protobuf;
using Optimizer.Api.Reading;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Studies.Comparing;
using Optimizer.Tests.OrTools;
using Wire = Optimizer.Api.V1;

namespace Optimizer.Tests.Studies.Comparing;

/// <summary>
/// The teaching instance lies on a road: depot at km 0, warehouse 10, nursery 20, farm 30. One truck, 50 euros and 1 euro a km.
/// </summary>
[Collection(OrToolsCollection.Name)]
public sealed class SavingsTests(OrToolsFixture fixture)
{
    private readonly RegionalPlanner _planner = new(FactorSet.Default, TimeProvider.System, fixture.Hosts);

    [Fact]
    public void Together_one_trip_to_the_farm_does_it_all()
    {
        var together = Teaching().Together;

        // To km 30 and back; never empty: the chipper to the nursery, pallets to the farm, paper on the way back.
        Assert.Equal((1, 60_000, 0), (together.Vehicles, together.DistanceMetres, together.EmptyDistanceMetres));
        Assert.Equal(5_000 + 6_000, together.CostCents);
        Assert.Equal((1, 1_000.0, 1, 0), (together.WorkDone, together.TransferredKg, together.BookingsServed, together.MandatoryLeftOut));

        // 1,000 kg of pallets are worth 50 cents each.
        Assert.Equal(11_000 - 50_000, together.ObjectiveCents);
    }

    [Fact]
    public void Each_kind_alone_drives_for_itself()
    {
        var savings = Teaching();

        // Paper: out empty, 30. Pallets: empty to km 10 and back from km 30, 40. Chipper: back from km 20, 20.
        Assert.Equal([(PartOfModel.Collections, 60_000, 30_000), (PartOfModel.Transfers, 60_000, 40_000), (PartOfModel.Sharing, 40_000, 20_000)],
            savings.Kinds.Select(alone => (alone.Id, (int)alone.Sum.DistanceMetres, (int)alone.Sum.EmptyDistanceMetres)));
        Assert.Equal((3, 3, 160_000, 90_000), (savings.ByKind.Plans, savings.ByKind.Vehicles, (int)savings.ByKind.DistanceMetres, (int)savings.ByKind.EmptyDistanceMetres));
        Assert.Equal((3 * 5_000) + 16_000, savings.ByKind.CostCents);
        Assert.Equal((1, 1_000.0, 1), (savings.ByKind.WorkDone, savings.ByKind.TransferredKg, savings.ByKind.BookingsServed));
    }

    [Fact]
    public void Each_organisation_alone_hires_what_it_does_not_have_and_has_nobody_to_trade_with()
    {
        var savings = Teaching();

        // Only the farm's paper is fetched; the truck is the town's, which has no work. The nursery's booking costs 500 euros unserved.
        Assert.Equal([("logistics", 0), ("nursery", 0), ("farm", 60_000)], savings.Organisations.Select(alone => (alone.Id, (int)alone.Sum.DistanceMetres)));
        Assert.All(savings.Organisations, alone => Assert.True(alone.Hires));
        Assert.Equal((1, 0.0, 0), (savings.ByOrganisation.WorkDone, savings.ByOrganisation.TransferredKg, savings.ByOrganisation.BookingsServed));
        Assert.Equal(11_000 + 50_000, savings.ByOrganisation.ObjectiveCents);
    }

    [Fact]
    public void An_owner_of_vehicles_drives_with_them_and_hires_only_where_they_cannot_do_it()
    {
        var model = RegionalDays.Generate(Region.Nordwest, seed: 2, new(Collections: 20, Offers: 7, Needs: 7, Assets: 5, Bookings: 6));
        var owner = model.Collections.First(collection => model.Vehicles.Any(vehicle => vehicle.OrganisationId == collection.OrganisationId)).OrganisationId;

        var own = PartOfModel.OfOwner(model, owner, hires: false);

        Assert.All(own.AllWork, work => Assert.Equal(owner, work.OrganisationId));
        Assert.All(own.Vehicles.Where(vehicle => !vehicle.Shifts.IsEmpty), vehicle => Assert.Equal(owner, vehicle.OrganisationId));
        Assert.Equal(model.Vehicles.Length, PartOfModel.OfOwner(model, owner, hires: true).Vehicles.Count(vehicle => !vehicle.Shifts.IsEmpty));
    }

    [Fact]
    public void Parts_hold_all_work_of_a_model_once()
    {
        var model = RegionalDays.Generate(Region.Ruhr, seed: 2, new(Collections: 30, Offers: 9, Needs: 8, Assets: 7, Bookings: 11));

        var owners = PartOfModel.OwnersOf(model).Select(owner => PartOfModel.OfOwner(model, owner, hires: false)).ToImmutableArray();
        var kinds = PartOfModel.KindsOf(model).Select(kind => PartOfModel.OfKind(model, kind)).ToImmutableArray();

        Assert.All([owners, kinds], parts =>
        {
            Assert.Equal(30, parts.Sum(part => part.Collections.Length));
            Assert.Equal(9, parts.Sum(part => part.Offers.Length));
            Assert.Equal(8, parts.Sum(part => part.Needs.Length));
            Assert.Equal(11, parts.Sum(part => part.Bookings.Length));
        });
    }

    [Fact]
    public void Plans_of_a_comparison_share_what_the_whole_plan_had()
    {
        var limits = new List<long>();
        var model = RegionalDays.Generate(Region.Nordwest, seed: 2, new(Collections: 20, Offers: 7, Needs: 7, Assets: 5, Bookings: 6));
        var plan = _planner.Plan(model, new() { IterationLimit = 20 }, null, default);

        new SavingsStudy((_, settings) =>
        {
            limits.Add(settings.IterationLimit!.Value);
            return plan with { Plan = new([], [], plan.Plan.Account) };
        }, (_, _) => null).Run(model, plan);

        // 40 works of three kinds: 20, 14 and 6 halved.
        Assert.Equal([10, 7, 3], limits.Take(3));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Where_plans_of_each_kind_are_better_they_are_joined_and_taken(int seed)
    {
        var model = WithSpareVehicles(RegionalDays.Generate(Region.Nordwest, seed, new(Collections: 20, Offers: 7, Needs: 7, Assets: 5, Bookings: 6)));
        var nothing = _planner.Evaluate(model, [], [], SharingPlan.Empty);
        var bad = new PlanningResult(nothing, new() { IterationLimit = 100 }, new("", "", 0, default, [], ""));

        var savings = Study().Run(model, bad);

        var joined = savings.Joined!;
        Assert.Empty(RegionalChecker.Check(model, joined, FactorSet.Default));
        Assert.Equal((savings.ByKind.MandatoryLeftOut, savings.ByKind.DistanceMetres, savings.ByKind.CostCents), (joined.MandatoryLeftOut, joined.Account.Total.DistanceMetres, joined.Account.Total.CostCents));
        // Each term of each plan is rounded to a cent.
        Assert.InRange(joined.Account.ObjectiveCents - savings.ByKind.ObjectiveCents, -20, 20);
        Assert.Equal(PlanSum.Of(model, joined), savings.Together);
    }

    [Fact]
    public void Plans_that_need_the_same_vehicle_are_not_joined()
    {
        var (model, settings) = ReadTeaching();
        var nothing = _planner.Evaluate(model, [], [], SharingPlan.Empty);

        // The region has one truck, and each kind alone sends it out.
        Assert.Null(Study().Run(model, new(nothing, settings, new("", "", 0, default, [], ""))).Joined);
    }

    /// <summary>Each vehicle three times, so that each kind of work could have one of its own.</summary>
    private static Model WithSpareVehicles(Model model) => new(model.Parts with
    {
        Vehicles = [.. model.Vehicles.SelectMany(vehicle => new[] { vehicle, vehicle with { Id = $"{vehicle.Id}-2" }, vehicle with { Id = $"{vehicle.Id}-3" } })],
        InitialRoutes = [],
    });

    private SavingsStudy Study() => new((part, share) => _planner.Plan(part, share, null, default), _planner.Join);

    private Savings Teaching()
    {
        var (model, settings) = ReadTeaching();
        return Study().Run(model, _planner.Plan(model, settings, null, default));
    }

    private static (Model Model, SolverSettings Settings) ReadTeaching()
    {
        var request = JsonParser.Default.Parse<Wire.PlanRequest>(File.ReadAllText(Path.Combine(Repository.Root, "instances", "teaching", "6-regional-plan.json")));
        return RequestReader.Read(request.Model, request.Settings, EnergyClasses.Of(FactorSet.Default));
    }
}
