using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Optimizer.Api.V1;
using MatrixNumbers = Optimizer.Domain.Models.MatrixNumbers;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api;

/// <summary>Each fault alone: exactly one issue, at its path and with its code, and no noise of what follows from it.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, (Action<PlanRequest> Break, string Path, string Code)> Faults = new()
    {
        ["no model"] = (r => r.Model = null, "model", "model.missing"),
        ["empty model"] = (r => r.Model = new(), "model.vehicles", "model.no_vehicles"),
        ["no vehicle"] = (r => { r.Model.Vehicles.Clear(); r.Model.Collections[0].AllowedVehicleIds.Add("v9"); }, "model.vehicles", "model.no_vehicles"),
        ["no sites"] = (r => r.Model.Sites.Clear(), "model.sites", "model.no_sites"),
        ["empty id"] = (r => r.Model.Collections.Add(new Collection { SiteId = "shop" }), "model.collections[2].id", "collection.missing_id"),
        ["duplicate site"] = (r => r.Model.Sites.Add(Site("shop", 0, 0)), "model.sites[3].id", "site.duplicate_id"),
        ["duplicate collection"] = (r => r.Model.Collections.Add(r.Model.Collections[0].Clone()), "model.collections[2].id", "collection.duplicate_id"),
        ["id of 201 characters"] = (r => r.Model.Organisations[0].Id = new('x', 201), "model.organisations[0].id", "organisation.id_too_long"),
        ["id with a line break"] = (r => r.Model.Organisations[0].Id = "a\nb", "model.organisations[0].id", "organisation.id_not_printable"),
        ["unknown site"] = (r => r.Model.Collections[1].SiteId = "moon", "model.collections[1].site_id", "collection.unknown_site"),
        ["no site named"] = (r => r.Model.Collections[1].SiteId = "", "model.collections[1].site_id", "collection.missing_site"),
        ["unknown material"] = (r => { r.Model.Collections[1].MaterialId = "gold"; }, "model.collections[1].material_id", "collection.unknown_material"),
        ["unknown load dimension"] = (r => r.Model.Collections[0].Amounts["pallets"] = 1, "model.collections[0].amounts[\"pallets\"]", "collection.unknown_load_dimension"),
        ["unknown organisation"] = (r => r.Model.Sites[0].OrganisationId = "land", "model.sites[0].organisation_id", "site.unknown_organisation"),
        ["unknown vehicle type"] = (r => r.Model.Vehicles[0].VehicleTypeId = "bike", "model.vehicles[0].vehicle_type_id", "vehicle.unknown_vehicle_type"),
        ["no vehicle type"] = (r => r.Model.Vehicles[0].ClearVehicleTypeId(), "model.vehicles[0].vehicle_type_id", "vehicle.missing_vehicle_type"),
        ["unknown allowed vehicle"] = (r => r.Model.Collections[0].AllowedVehicleIds.Add("v9"), "model.collections[0].allowed_vehicle_ids[0]", "collection.unknown_vehicle"),
        ["unknown break rule"] = (r => r.Model.Vehicles[0].BreakRuleIds.Add("tea"), "model.vehicles[0].break_rule_ids[1]", "vehicle.unknown_break_rule"),
        ["unknown energy class"] = (r => r.Model.VehicleTypes[0].EnergyClassId = "horse", "model.vehicle_types[0].energy_class_id", "vehicle_type.unknown_energy_class"),
        ["unknown factor set"] = (r => r.Model.FactorSetId = "1850", "model.factor_set_id", "model.unknown_factor_set"),
        ["unknown material of a compartment"] = (r => r.Model.VehicleTypes[0].Compartments[0].AcceptedMaterialIds.Add("gold"), "model.vehicle_types[0].compartments[0].accepted_material_ids[0]", "compartment.unknown_material"),
        ["unknown dimension of a compartment"] = (r => r.Model.VehicleTypes[0].Compartments[0].Capacity["pallets"] = 4, "model.vehicle_types[0].compartments[0].capacity[\"pallets\"]", "compartment.unknown_load_dimension"),
        ["two configurations of one id"] = (r => r.Model.VehicleTypes[0].CapacityConfigurations.Add([Configuration(), Configuration()]), "model.vehicle_types[0].capacity_configurations[1].id", "capacity_configuration.duplicate_id"),
        ["a configuration without compartments"] = (r => r.Model.VehicleTypes[0].CapacityConfigurations.Add(new CapacityConfiguration { Id = "empty" }), "model.vehicle_types[0].capacity_configurations[0].compartments", "capacity_configuration.no_compartments"),
        ["gross mass below empty mass"] = (r => (r.Model.VehicleTypes[0].CurbMassKg, r.Model.VehicleTypes[0].GrossMassKg) = (9_000, 8_000), "model.vehicle_types[0].gross_mass_kg", "vehicle_type.gross_below_curb"),
        ["negative amount"] = (r => r.Model.Collections[0].Amounts["mass"] = -1, "model.collections[0].amounts[\"mass\"]", "number.negative"),
        ["amount that is no number"] = (r => r.Model.Collections[0].Amounts["mass"] = double.NaN, "model.collections[0].amounts[\"mass\"]", "number.not_finite"),
        ["infinite cost"] = (r => r.Model.Vehicles[0].Costs = new() { CostPerKmCents = double.PositiveInfinity }, "model.vehicles[0].costs.cost_per_km_cents", "number.not_finite"),
        ["overflow-sized amount"] = (r => r.Model.Collections[0].Amounts["volume"] = 1e300, "model.collections[0].amounts[\"volume\"]", "number.too_large"),
        ["derived amount too large"] = (r => (r.Model.Materials[0].DensityKgPerM3, r.Model.Collections[0].Amounts["mass"]) = (0.001, 999_999), "model.collections[0].amounts[\"volume\"]", "number.too_large"),
        ["overflow-sized penalty"] = (r => r.Model.Collections[0].PenaltyCostCents = long.MaxValue, "model.collections[0].penalty_cost_cents", "number.too_large"),
        ["density of zero"] = (r => r.Model.Materials[0].DensityKgPerM3 = 0, "model.materials[0].density_kg_per_m3", "number.too_small"),
        ["speed factor of zero"] = (r => r.Model.VehicleTypes[0].SpeedFactor = 0, "model.vehicle_types[0].speed_factor", "number.too_small"),
        ["latitude out of range"] = (r => r.Model.Sites[2].Position.LatitudeDeg = 91, "model.sites[2].position.latitude_deg", "number.too_large"),
        ["longitude out of range"] = (r => r.Model.Sites[2].Position.LongitudeDeg = -181, "model.sites[2].position.longitude_deg", "number.too_small"),
        ["no position"] = (r => r.Model.Sites[2].Position = null, "model.sites[2].position", "site.missing_position"),
        ["planar travel without planar positions"] = (r => { r.Model.Travel = Planar(); foreach (var site in r.Model.Sites.Skip(1)) site.PlanarPosition = new(); }, "model.sites[0].planar_position", "site.missing_planar_position"),
        ["planar travel too far"] = (r => { r.Model.Travel = Planar(); foreach (var site in r.Model.Sites) site.PlanarPosition = new() { XM = r.Model.Sites.IndexOf(site) * 4e8 }; }, "model.travel.planar", "planar.too_large"),
        ["planar position out of range"] = (r => { r.Model.Travel = Planar(); foreach (var site in r.Model.Sites) site.PlanarPosition = new() { XM = site.Id == "shop" ? 2e9 : 0 }; }, "model.sites[2].planar_position.x_m", "number.too_large"),
        ["planar metric unset"] = (r => { r.Model.Travel = Planar(); r.Model.Travel.Planar.Metric = 0; foreach (var site in r.Model.Sites) site.PlanarPosition = new(); }, "model.travel.planar.metric", "enum.missing"),
        ["window that ends before it starts"] = (r => r.Model.Collections[0].TimeWindows[0] = Window(12, 8), "model.collections[0].time_windows[0]", "time_window.end_before_start"),
        ["window outside the plan"] = (r => r.Model.Collections[0].TimeWindows[0] = Window(30, 32), "model.collections[0].time_windows[0]", "time_window.outside_plan"),
        ["window that ends before the plan"] = (r => r.Model.Facilities[0].OpeningWindows[0] = new() { EndTime = At(-1) }, "model.facilities[0].opening_windows[0]", "time_window.outside_plan"),
        ["soft windows that overlap"] = (r => r.Model.Collections[0].TimeWindows.Add(Soft(9, 14)), "model.collections[0].time_windows[1]", "time_window.overlap"),
        ["soft start before the window"] = (r => r.Model.Collections[0].TimeWindows[0] = new() { StartTime = At(8), SoftStartTime = At(7), CostPerHourEarlyCents = 1 }, "model.collections[0].time_windows[0]", "time_window.soft_outside"),
        ["soft start without cost"] = (r => r.Model.Collections[0].TimeWindows[0].SoftStartTime = At(9), "model.collections[0].time_windows[0].cost_per_hour_early_cents", "time_window.soft_without_cost"),
        ["cost without soft end"] = (r => r.Model.Collections[0].TimeWindows[0].CostPerHourLateCents = 5, "model.collections[0].time_windows[0].cost_per_hour_late_cents", "time_window.cost_without_soft"),
        ["soft opening"] = (r => r.Model.Facilities[0].OpeningWindows[0] = Soft(9, 14), "model.facilities[0].opening_windows[0]", "time_window.not_soft"),
        ["timestamp out of range"] = (r => r.Model.Collections[0].TimeWindows[0].StartTime = new Timestamp { Seconds = long.MaxValue }, "model.collections[0].time_windows[0].start_time", "time.invalid"),
        ["timestamp with wrong nanoseconds"] = (r => r.Model.EndTime = new Timestamp { Seconds = At(24).Seconds, Nanos = -5 }, "model.end_time", "time.invalid"),
        ["plan that ends before it starts"] = (r => r.Model.EndTime = At(-24), "model.end_time", "model.end_before_start"),
        ["plan of 400 days"] = (r => r.Model.EndTime = At(400 * 24), "model.end_time", "model.too_long"),
        ["a wrong year makes the plan too long"] = (r => { r.Model.EndTime = null; r.Model.Collections[0].TimeWindows[0] = Window(8, 9_000); }, "model", "model.too_long"),
        ["negative duration"] = (r => r.Model.Collections[0].ServiceDuration = Span(-60), "model.collections[0].service_duration", "duration.negative"),
        ["duration of a century"] = (r => r.Model.Collections[0].SetupDuration = Span(3_153_600_000), "model.collections[0].setup_duration", "duration.too_long"),
        ["duration with mixed signs"] = (r => r.Model.Facilities[0].ServiceDuration = new Duration { Seconds = 5, Nanos = -1 }, "model.facilities[0].service_duration", "duration.invalid"),
        ["shift that ends before it starts"] = (r => r.Model.Vehicles[0].Shifts[0] = new() { StartTime = At(15), EndTime = At(6) }, "model.vehicles[0].shifts[0]", "shift.end_before_start"),
        ["shift outside the plan"] = (r => r.Model.Vehicles[0].Shifts[0] = new() { StartTime = At(30), EndTime = At(36) }, "model.vehicles[0].shifts[0]", "shift.outside_plan"),
        ["overtime before the end"] = (r => r.Model.Vehicles[0].Shifts[0].OvertimeEndTime = At(14), "model.vehicles[0].shifts[0].overtime_end_time", "shift.overtime_before_end"),
        ["overlapping shifts"] = (r => r.Model.Vehicles[0].Shifts.Add(new Shift { StartTime = At(14), EndTime = At(20) }), "model.vehicles[0].shifts", "vehicle.overlapping_shifts"),
        ["two shifts of one id"] = (r => r.Model.Vehicles[0].Shifts.Add(new Shift { Id = "1", StartTime = At(15), EndTime = At(20) }), "model.vehicles[0].shifts[1].id", "shift.duplicate_id"),
        ["open end and end site"] = (r => (r.Model.Vehicles[0].Shifts[0].OpenEnd, r.Model.Vehicles[0].Shifts[0].EndSiteId) = (true, "mill"), "model.vehicles[0].shifts[0].open_end", "shift.open_end_with_end_site"),
        ["several depots and no start site"] = (r => r.Model.Depots.Add(new Depot { Id = "second", SiteId = "mill" }), "model.vehicles[0].shifts[0].start_site_id", "shift.missing_start_site"),
        ["mandatory with penalty"] = (r => (r.Model.Collections[0].Mandatory, r.Model.Collections[0].PenaltyCostCents) = (true, 5), "model.collections[0].penalty_cost_cents", "collection.mandatory_with_penalty"),
        ["priority out of range"] = (r => r.Model.Collections[0].Priority = 101, "model.collections[0].priority", "number.too_large"),
        ["empty skill"] = (r => r.Model.Collections[0].Skills = new() { AllOf = { "" } }, "model.collections[0].skills.all_of[0]", "skill.missing_id"),
        ["amount in a dimension the material has not"] = (r => { r.Model.Materials[0].LoadDimensionIds.Add("mass"); r.Model.Collections[0].Amounts["volume"] = 1; }, "model.collections[0].amounts[\"volume\"]", "collection.dimension_not_of_material"),
        ["one incompatible material"] = (r => r.Model.MaterialIncompatibilities[0].MaterialIds.RemoveAt(1), "model.material_incompatibilities[0].material_ids", "material_incompatibility.too_few_materials"),
        ["unknown scope"] = (r => r.Model.MaterialIncompatibilities[0].Scope = (IncompatibilityScope)7, "model.material_incompatibilities[0].scope", "enum.unknown"),
        ["load unit unset"] = (r => r.Model.LoadDimensions[1].Unit = 0, "model.load_dimensions[1].unit", "enum.missing"),
        ["break rule without kind"] = (r => r.Model.BreakRules[0] = new() { Id = "noon" }, "model.break_rules[0].kind", "enum.missing"),
        ["break without duration"] = (r => r.Model.BreakRules[0].Duration = null, "model.break_rules[0].duration", "break_rule.missing_duration"),
        ["break window backwards"] = (r => r.Model.BreakRules[0].LatestStartTime = At(10), "model.break_rules[0]", "break_rule.end_before_start"),
        ["law with times"] = (r => r.Model.BreakRules[0].Kind = BreakRuleKind.Eu5612006, "model.break_rules[0]", "break_rule.not_a_window"),
        ["relation with one member"] = (r => r.Model.Relations[0].CollectionIds.RemoveAt(1), "model.relations[0].collection_ids", "relation.too_few_collections"),
        ["relation with a member twice"] = (r => r.Model.Relations[0].CollectionIds.Add("c1"), "model.relations[0].collection_ids", "relation.duplicate_collection"),
        ["initial route with a collection twice"] = (r => r.Model.InitialRoutes[0].Visits.Add(new InitialVisit { CollectionId = "c1" }), "model.initial_routes[0].visits[2].collection_id", "initial_route.duplicate_collection"),
        ["initial route of an unknown shift"] = (r => r.Model.InitialRoutes[0].ShiftId = "night", "model.initial_routes[0].shift_id", "initial_route.unknown_shift"),
        ["initial route with an end of a shipment twice"] = (r => r.Model.InitialRoutes[0].Visits.Add([new InitialVisit { PickupShipmentId = "s1" }, new InitialVisit { PickupShipmentId = "s1" }]), "model.initial_routes[0].visits[3].pickup_shipment_id", "initial_route.duplicate_shipment"),
        ["delivery of a dimension that is not there"] = (r => r.Model.Collections[1].DeliveredAmounts.Add("pallets", 1), "model.collections[1].delivered_amounts[\"pallets\"]", "collection.unknown_load_dimension"),
        ["negative delivery"] = (r => r.Model.Collections[1].DeliveredAmounts["mass"] = -1, "model.collections[1].delivered_amounts[\"mass\"]", "number.negative"),
        ["release without a delivery"] = (r => r.Model.Collections[0].ReleaseTime = At(6), "model.collections[0].release_time", "collection.release_without_delivery"),
        ["release of a delivery of 0"] = (r => (r.Model.Collections[0].DeliveredAmounts["mass"], r.Model.Collections[0].ReleaseTime) = (0, At(6)), "model.collections[0].release_time", "collection.release_without_delivery"),
        ["release after the plan"] = (r => r.Model.Collections[1].ReleaseTime = At(25), "model.collections[1].release_time", "collection.released_after_plan"),
        ["unknown delivery order"] = (r => r.Model.Vehicles[0].Limits.DeliveryOrder = (DeliveryOrder)9, "model.vehicles[0].limits.delivery_order", "enum.unknown"),
        ["shipment without a delivery"] = (r => r.Model.Shipments[0].Delivery = null, "model.shipments[0].delivery", "shipment.missing_stop"),
        ["shipment from an unknown site"] = (r => r.Model.Shipments[0].Pickup.SiteId = "moon", "model.shipments[0].pickup.site_id", "shipment.unknown_site"),
        ["shipment with the id of a collection"] = (r => r.Model.Shipments[0].Id = "c1", "model.shipments[0].id", "shipment.id_of_collection"),
        ["mandatory shipment with a penalty"] = (r => r.Model.Shipments[0].Mandatory = true, "model.shipments[0].penalty_cost_cents", "shipment.mandatory_with_penalty"),
        ["shipment of an unknown material"] = (r => r.Model.Shipments[0].MaterialId = "gold", "model.shipments[0].material_id", "shipment.unknown_material"),
        ["initial visit of nothing"] = (r => r.Model.InitialRoutes[0].Visits.Add(new InitialVisit()), "model.initial_routes[0].visits[2]", "initial_route.empty_visit"),
        ["two initial routes of one shift"] = (r => r.Model.InitialRoutes.Add(new InitialRoute { VehicleId = "v1" }), "model.initial_routes[1]", "initial_route.duplicate_shift"),
        ["too many pinned visits"] = (r => r.Model.InitialRoutes[0].PinnedVisits = 3, "model.initial_routes[0].pinned_visits", "initial_route.pinned_out_of_range"),
        ["wrong matrix size"] = (r => r.Model.Travel = Matrix(m => m.DistancesM.RemoveAt(0)), "model.travel.matrices.matrices[0].distances_m", "matrix.wrong_size"),
        ["negative driving times"] = (r => r.Model.Travel = Matrix(m => (m.DurationsS[5], m.DurationsS[7]) = (-1, -9)), "model.travel.matrices.matrices[0].durations_s[5]", "matrix.out_of_range"),
        ["overflow-sized distance"] = (r => r.Model.Travel = Matrix(m => m.DistancesM[1] = long.MaxValue), "model.travel.matrices.matrices[0].distances_m[1]", "matrix.out_of_range"),
        ["matrix of unknown sites"] = (r => r.Model.Travel = Matrix(m => m.SiteIds.Add(["yard", "mill", "moon"])), "model.travel.matrices.matrices[0].site_ids[2]", "matrix.unknown_site"),
        ["matrix with a site twice"] = (r => r.Model.Travel = Matrix(m => m.SiteIds.Add(["yard", "mill", "mill"])), "model.travel.matrices.matrices[0].site_ids[2]", "matrix.duplicate_site"),
        ["packed matrix and lists"] = (r => r.Model.Travel = Matrix(m => (m.PackedDistancesM, m.PackedDurationsS) = (Packed(1, 9), Packed(1, 9))), "model.travel.matrices.matrices[0]", "matrix.given_twice"),
        ["packed matrix of the wrong size"] = (r => r.Model.Travel = PackedMatrix(Packed(1, 8), Packed(1, 9)), "model.travel.matrices.matrices[0].packed_distances_m", "matrix.wrong_size"),
        ["packed distances without durations"] = (r => r.Model.Travel = PackedMatrix(Packed(1, 9), null), "model.travel.matrices.matrices[0].packed_durations_s", "matrix.wrong_size"),
        ["packed distances below -1"] = (r => r.Model.Travel = PackedMatrix(Packed(-2, 9), Packed(1, 9)), "model.travel.matrices.matrices[0].packed_distances_m[0]", "matrix.out_of_range"),
        ["packed durations too large"] = (r => r.Model.Travel = PackedMatrix(Packed(1, 9), Packed(100_000_001, 9)), "model.travel.matrices.matrices[0].packed_durations_s[0]", "matrix.out_of_range"),
        ["packed distance without a way and duration with one"] = (r => r.Model.Travel = PackedMatrix(Packed(-1, 9), Packed(1, 9)), "model.travel.matrices.matrices[0].packed_durations_s[0]", "matrix.half_a_way"),
        ["no way to an unknown site"] = (r => r.Model.Travel = Matrix(m => m.Unreachable.Add(new UnreachablePair { FromSiteId = "yard", ToSiteId = "moon" })), "model.travel.matrices.matrices[0].unreachable[0].to_site_id", "matrix.unknown_site"),
        ["no matrix"] = (r => r.Model.Travel = new() { Matrices = new() }, "model.travel.matrices.matrices", "travel.no_matrix"),
        ["unknown travel profile"] = (r => r.Model.VehicleTypes[0].TravelProfileId = "bike", "model.vehicle_types[0].travel_profile_id", "vehicle_type.unknown_travel_profile"),
        ["negative weight"] = (r => r.Model.Objective = new() { CostWeight = -1 }, "model.objective.cost_weight", "number.negative"),
        ["unknown engine"] = (r => r.Settings.Engine = "magic", "settings.engine", "settings.unknown_engine"),
        ["unknown preset"] = (r => r.Settings.Preset = "wild", "settings.preset", "settings.unknown_preset"),
        ["no patience"] = (r => r.Settings.NoImprovementLimit = 0, "settings.no_improvement_limit", "number.too_small"),
        ["unknown parameter"] = (r => r.Settings.Parameters["luck"] = 7, "settings.parameters[\"luck\"]", "settings.unknown_parameter"),
        ["no threads"] = (r => r.Settings.Threads = 0, "settings.threads", "number.too_small"),
        ["65 threads"] = (r => r.Settings.Threads = 65, "settings.threads", "number.too_large"),
        ["time limit over a day"] = (r => r.Settings.TimeLimit = Span(86_401), "settings.time_limit", "duration.too_long"),
        ["time limit of zero"] = (r => r.Settings.TimeLimit = Span(0), "settings.time_limit", "duration.too_short"),
        ["negative iteration limit"] = (r => r.Settings.IterationLimit = -1, "settings.iteration_limit", "number.negative"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Fact]
    public void The_request_without_a_fault_is_right() => Assert.Empty(IssuesOf(Complete()));

    [Theory, MemberData(nameof(Names))]
    public void A_fault_is_told_once_with_its_path_and_code(string name)
    {
        var (breakIt, path, code) = Faults[name];
        var request = Complete();
        breakIt(request);

        var issue = Assert.Single(IssuesOf(request));

        Assert.Equal((path, code), (issue.Path, issue.Code));
        Assert.EndsWith(".", issue.Message);
    }

    [Fact]
    public void A_load_larger_than_every_vehicle_is_no_fault()
    {
        var request = Complete();
        request.Model.Collections[0].Amounts["mass"] = 20_000;

        Assert.Empty(IssuesOf(request));
    }

    [Fact]
    public void A_window_outside_of_every_shift_is_no_fault()
    {
        var request = Complete();
        request.Model.Collections[0].TimeWindows[0] = Window(20, 21);

        Assert.Empty(IssuesOf(request));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var request = Complete();
        request.Model.Sites[0].Position.LatitudeDeg = double.NaN;
        request.Model.Collections[0].SiteId = "moon";
        request.Model.Collections[0].Amounts["mass"] = -5;
        request.Model.Vehicles[0].Shifts[0] = new() { StartTime = At(9), EndTime = At(8) };
        request.Settings.Threads = 0;

        Assert.Equal(
            ["model.collections[0].amounts[\"mass\"]", "model.collections[0].site_id", "model.sites[0].position.latitude_deg", "model.vehicles[0].shifts[0]", "settings.threads"],
            IssuesOf(request).Select(issue => issue.Path).Order());
    }

    [Fact]
    public void Thousands_of_faults_are_counted_and_hide_no_other_kind()
    {
        var request = Complete();
        for (var collection = 0; collection < 5_000; collection++)
            request.Model.Collections.Add(new Collection { Id = $"x{collection}", SiteId = "moon" });
        request.Settings.Threads = 0;

        var issues = IssuesOf(request);

        // 1,000 of the 5,000, the threads, and how many there are besides.
        Assert.Equal(1_002, issues.Count);
        Assert.Contains(issues, issue => issue.Path == "settings.threads");
        Assert.Equal(("request", "request.more_issues"), (issues[^1].Path, issues[^1].Code));
        Assert.Contains("4,000", issues[^1].Message);
    }

    [Fact]
    public void A_message_says_where_what_and_what_to_do()
    {
        var request = Complete();
        request.Model.Collections[0].SiteId = "moon";

        Assert.Equal("There is no site 'moon'. Add it to model.sites, or name one of those.", Assert.Single(IssuesOf(request)).Message);
    }

    private static CapacityConfiguration Configuration() => new() { Id = "split", Compartments = { new Compartment { Id = "left" } } };

    private static Travel PackedMatrix(ByteString distances, ByteString? durations)
    {
        var matrix = new TravelMatrix { PackedDistancesM = distances };
        if (durations is not null)
            matrix.PackedDurationsS = durations;
        return new() { Matrices = new() { Matrices = { matrix } } };
    }

    /// <summary>The same number for each of some cells.</summary>
    private static ByteString Packed(int number, int cells) =>
        UnsafeByteOperations.UnsafeWrap(MatrixNumbers.Of([.. Enumerable.Repeat(number, cells)]).LittleEndian);

    private static TimeWindow Soft(double start, double end) =>
        new() { StartTime = At(start), EndTime = At(end), SoftEndTime = At(end - 1), CostPerHourLateCents = 100 };

    private static Travel Planar() => new() { Planar = new() { Metric = PlanarMetric.Euclidean, Rounding = PlanarRounding.Nearest } };

    /// <summary>A right matrix over three sites, changed.</summary>
    private static Travel Matrix(Action<TravelMatrix> change)
    {
        var matrix = new TravelMatrix();
        matrix.DistancesM.Add(Enumerable.Repeat(1_000L, 9));
        matrix.DurationsS.Add(Enumerable.Repeat(60L, 9));
        change(matrix);
        return new() { Matrices = new() { Matrices = { matrix } } };
    }
}
