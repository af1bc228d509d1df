using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Api.Writing;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api;

/// <summary>Offers and needs: what comes in comes out again, and each fault alone is exactly one issue at its path.</summary>
public sealed class OfferInputTests
{
    private static readonly Dictionary<string, (Action<PlanRequest> Break, string Path, string Code)> Faults = new()
    {
        ["offer without id"] = (r => r.Model.Offers[1].Id = "", "model.offers[1].id", "offer.missing_id"),
        ["two offers of one id"] = (r => r.Model.Offers[1].Id = "boards", "model.offers[1].id", "offer.duplicate_id"),
        ["two needs of one id"] = (r => r.Model.Needs[1].Id = "tables", "model.needs[1].id", "need.duplicate_id"),
        ["unknown site of an offer"] = (r => r.Model.Offers[0].SiteId = "moon", "model.offers[0].site_id", "offer.unknown_site"),
        ["unknown site of a need"] = (r => r.Model.Needs[0].SiteId = "moon", "model.needs[0].site_id", "need.unknown_site"),
        ["offer without material"] = (r => r.Model.Offers[1].MaterialId = "", "model.offers[1].material_id", "offer.missing_material"),
        ["need of unknown material"] = (r => { r.Model.Needs[0].MaterialId = "gold"; }, "model.needs[0].material_id", "need.unknown_material"),
        ["unknown organisation of an offer"] = (r => r.Model.Offers[0].OrganisationId = "land", "model.offers[0].organisation_id", "offer.unknown_organisation"),
        ["unknown grade"] = (r => r.Model.Offers[0].Grade = "Z", "model.offers[0].grade", "offer.unknown_grade"),
        ["two grades of one name"] = (r => r.Model.Materials[2].Grades.Add("A"), "model.materials[2].grades[3]", "grade.duplicate_id"),
        ["unknown primary material"] = (r => r.Model.Materials[2].PrimaryMaterialId = "unobtainium", "model.materials[2].primary_material_id", "material.unknown_primary_material"),
        ["negative primary CO2e"] = (r => r.Model.Materials[3].PrimaryCo2EKgPerKg = -1, "model.materials[3].primary_co2e_kg_per_kg", "number.negative"),
        ["offer without amount"] = (r => r.Model.Offers[1].Amounts.Clear(), "model.offers[1].amounts", "offer.no_amount"),
        ["need without amount"] = (r => { r.Model.Needs[0].Amounts["mass"] = 0; r.Model.Materials[2].ClearPrimaryMaterialId(); }, "model.needs[0].amounts", "need.no_amount"),
        ["unknown dimension of an offer"] = (r => r.Model.Offers[0].LoadDimensionId = "pallets", "model.offers[0].load_dimension_id", "offer.unknown_load_dimension"),
        ["offer that a treatment cannot weigh"] = (r => { r.Model.LoadDimensions.Add(new LoadDimension { Id = "pallets", Unit = LoadUnit.Piece }); r.Model.Contracts.Clear(); r.Model.Offers[0].Amounts.Clear(); (r.Model.Offers[0].Amounts["pallets"], r.Model.Offers[0].LoadDimensionId, r.Model.Offers[0].LotSize, r.Model.Offers[0].MinimumLot) = (3, "pallets", 1, 0); }, "model.offers[0].amounts", "offer.no_mass"),
        ["need whose avoided production has no mass"] = (r => { r.Model.LoadDimensions.Add(new LoadDimension { Id = "pallets", Unit = LoadUnit.Piece }); r.Model.Contracts.Clear(); r.Model.Needs[0].Amounts.Clear(); (r.Model.Needs[0].Amounts["pallets"], r.Model.Needs[0].LoadDimensionId) = (3, "pallets"); }, "model.needs[0].amounts", "need.no_mass"),
        ["property without name"] = (r => r.Model.Offers[0].Properties[""] = 1, "model.offers[0].properties[\"\"]", "property.missing_id"),
        ["property out of range"] = (r => r.Model.Offers[0].Properties["moisture"] = 1e6, "model.offers[0].properties[\"moisture\"]", "number.too_large"),
        ["lot of zero"] = (r => r.Model.Offers[0].LotSize = 0, "model.offers[0].lot_size", "number.too_small"),
        ["lot above the amount"] = (r => r.Model.Offers[0].LotSize = 2_001, "model.offers[0].lot_size", "offer.lot_above_amount"),
        ["least above the amount"] = (r => r.Model.Offers[0].MinimumLot = 2_001, "model.offers[0].minimum_lot", "offer.lot_above_amount"),
        ["price too high"] = (r => r.Model.Offers[0].PricePerUnitCents = 1e8, "model.offers[0].price_per_unit_cents", "number.too_large"),
        ["perished"] = (r => r.Model.Offers[0].PerishableByTime = At(-1), "model.offers[0].perishable_by_time", "offer.perished"),
        ["window of an offer outside the plan"] = (r => r.Model.Offers[0].TimeWindows[0] = Window(30, 31), "model.offers[0].time_windows[0]", "time_window.outside_plan"),
        ["unknown accepted material"] = (r => r.Model.Needs[0].AcceptedMaterials[0].MaterialId = "gold", "model.needs[0].accepted_materials[0].material_id", "accepted_material.unknown_material"),
        ["unknown accepted grade"] = (r => { r.Model.Needs[0].AcceptedMaterials[0].ClearLowestGrade(); r.Model.Needs[0].AcceptedMaterials[0].Grades.Add("Z"); }, "model.needs[0].accepted_materials[0].grades[0]", "accepted_material.unknown_grade"),
        ["grades and lowest grade"] = (r => r.Model.Needs[0].AcceptedMaterials[0].Grades.Add("A"), "model.needs[0].accepted_materials[0].lowest_grade", "accepted_material.two_kinds_of_grades"),
        ["lowest grade without an order"] = (r => r.Model.Needs[1].AcceptedMaterials.Add(new AcceptedMaterial { MaterialId = "chips", LowestGrade = "fine" }), "model.needs[1].accepted_materials[0].lowest_grade", "accepted_material.no_order_of_grades"),
        ["substitution factor of zero"] = (r => r.Model.Needs[0].AcceptedMaterials[0].SubstitutionFactor = 0, "model.needs[0].accepted_materials[0].substitution_factor", "number.too_small"),
        ["property limit without a limit"] = (r => r.Model.Needs[0].PropertyLimits.Add(new PropertyLimit { Property = "purity" }), "model.needs[0].property_limits[1]", "property_limit.no_limit"),
        ["property limits swapped"] = (r => r.Model.Needs[0].PropertyLimits[0].Least = 0.5, "model.needs[0].property_limits[0]", "property_limit.least_above_most"),
        ["no partner allowed"] = (r => r.Model.Needs[0].MaxPartners = 0, "model.needs[0].max_partners", "number.too_small"),
        ["mandatory share above one"] = (r => r.Model.Needs[0].MandatoryShare = 1.1, "model.needs[0].mandatory_share", "number.too_large"),
        ["negative penalty"] = (r => r.Model.Needs[0].UnmetPenaltyPerUnitCents = -1, "model.needs[0].unmet_penalty_per_unit_cents", "number.negative"),
        ["two treatments of one id"] = (r => r.Model.Facilities[0].Treatments.Add(r.Model.Facilities[0].Treatments[0].Clone()), "model.facilities[0].treatments[1].id", "treatment.duplicate_id"),
        ["treatment of unknown material"] = (r => r.Model.Facilities[0].Treatments[0].OutputMaterialId = "gold", "model.facilities[0].treatments[0].output_material_id", "treatment.unknown_material"),
        ["yield above one"] = (r => r.Model.Facilities[0].Treatments[0].Yield = 1.5, "model.facilities[0].treatments[0].yield", "number.too_large"),
        ["contract of unknown offer"] = (r => r.Model.Contracts[0].OfferId = "x", "model.contracts[0].offer_id", "contract.unknown_offer"),
        ["contract of unknown need"] = (r => r.Model.Contracts[0].NeedId = "x", "model.contracts[0].need_id", "contract.unknown_need"),
        ["contract over two dimensions"] = (r => r.Model.Contracts[0].NeedId = "heating", "model.contracts[0]", "contract.two_dimensions"),
        ["contract for more than is offered"] = (r => r.Model.Contracts[0].Amount = 2_500, "model.contracts[0].amount", "contract.more_than_offered"),
        ["exclusion of one"] = (r => r.Model.OrganisationExclusions[0].OrganisationIds.RemoveAt(0), "model.organisation_exclusions[0].organisation_ids", "organisation_exclusion.too_few_organisations"),
        ["exclusion of an unknown organisation"] = (r => r.Model.OrganisationExclusions[0].OrganisationIds[0] = "land", "model.organisation_exclusions[0].organisation_ids[0]", "organisation_exclusion.unknown_organisation"),
        ["id of a transfer's shipment"] = (r => r.Model.Shipments[0].Id = "transfer/1", "model.shipments[0].id", "shipment.reserved_id"),
        ["negative fairness price"] = (r => r.Model.Objective.FairnessPriceCents = -1, "model.objective.fairness_price_cents", "number.negative"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Fact]
    public void The_request_without_a_fault_has_none() => Assert.Empty(IssuesOf(OfferRequests.Complete()));

    [Theory, MemberData(nameof(Names))]
    public void A_fault_is_told_once_with_its_path_and_code(string name)
    {
        var (breakIt, path, code) = Faults[name];
        var request = OfferRequests.Complete();
        breakIt(request);

        var issue = Assert.Single(IssuesOf(request));

        Assert.Equal((path, code), (issue.Path, issue.Code));
        Assert.EndsWith(".", issue.Message);
    }

    [Fact]
    public void Offers_and_needs_survive_reading_and_writing()
    {
        var model = Read(OfferRequests.Complete());

        Assert.Equal(ModelText.Of(model), ModelText.Of(ModelReader.Read(ModelWriter.Write(model), Classes)));
    }

    [Fact]
    public void Lowest_grade_means_that_grade_or_better() =>
        Assert.Equal<string>(["A", "B"], Read(OfferRequests.Complete()).Need("tables").AcceptedMaterials[0].Grades);

    [Fact]
    public void An_id_like_a_transfers_is_free_where_nothing_is_offered()
    {
        var request = Requests.Complete();
        request.Model.Shipments[0].Id = "transfer/1";

        Assert.Empty(IssuesOf(request));
    }

    [Fact]
    public void The_plan_reaches_from_the_earliest_to_the_latest_time_of_offers_and_needs()
    {
        var request = OfferRequests.Complete();
        (request.Model.StartTime, request.Model.EndTime) = (null, null);
        request.Model.Needs[1].TimeWindows.Add(Window(8, 60));

        Assert.Equal(TimeSpan.FromHours(60), Read(request).End);
    }
}
