using Optimizer.Api.V1;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api;

/// <summary>Requests with offers and needs to make faults in.</summary>
internal static class OfferRequests
{
    /// <summary>The complete request with two offers and two needs, a treatment, a contract, and one of every other field of them.</summary>
    public static PlanRequest Complete()
    {
        var request = Requests.Complete();
        var model = request.Model;
        model.Organisations.Add([new Organisation { Id = "saw-mill" }, new Organisation { Id = "joiner" }]);
        model.Materials.Add([
            new Material { Id = "timber", DensityKgPerM3 = 500, Grades = { "A", "B", "C" }, PrimaryMaterialId = "wood" },
            new Material { Id = "chips", DensityKgPerM3 = 250, PrimaryCo2EKgPerKg = 0.1 },
        ]);
        model.Facilities[0].Treatments.Add(new Treatment
        {
            Id = "chipping",
            InputMaterialId = "timber",
            OutputMaterialId = "chips",
            OutputGrade = "fine",
            Yield = 0.9,
            CostPerTCents = 1_200,
            Co2EKgPerT = 5,
            Duration = Span(600),
            ServiceDuration = Span(300),
            OutputProperties = { ["moisture"] = 0.2 },
        });
        model.Offers.Add([
            new Offer
            {
                Id = "boards",
                SiteId = "shop",
                OrganisationId = "saw-mill",
                MaterialId = "timber",
                Grade = "B",
                Amounts = { ["mass"] = 2_000 },
                Properties = { ["moisture"] = 0.12 },
                LotSize = 100,
                MinimumLot = 200,
                PricePerUnitCents = 4,
                HandlingCostPerUnitCents = 0.5,
                UnsoldCostPerUnitCents = 1,
                TimeWindows = { Window(7, 16) },
                PerishableByTime = At(15),
                ServiceDuration = Span(300),
                Skills = new() { NoneOf = { "tank" } },
            },
            new Offer { Id = "off-cuts", SiteId = "shop", MaterialId = "chips", LoadDimensionId = "volume", Amounts = { ["volume"] = 4 } },
        ]);
        model.Needs.Add([
            new Need
            {
                Id = "tables",
                SiteId = "yard",
                OrganisationId = "joiner",
                MaterialId = "timber",
                Amounts = { ["mass"] = 1_500 },
                AcceptedMaterials = { new AcceptedMaterial { MaterialId = "timber", LowestGrade = "B", SubstitutionFactor = 0.95 } },
                PropertyLimits = { new PropertyLimit { Property = "moisture", Least = 0.05, Most = 0.15 } },
                MinimumLot = 50,
                AllOrNothing = false,
                MaxPartners = 2,
                ValuePerUnitCents = 10,
                UnmetPenaltyPerUnitCents = 3,
                MandatoryShare = 0.25,
                HandlingCostPerUnitCents = 0.25,
                TimeWindows = { Window(8, 17) },
                ServiceDuration = Span(600),
            },
            new Need { Id = "heating", SiteId = "mill", MaterialId = "chips", LoadDimensionId = "volume", Amounts = { ["volume"] = 3 }, AllOrNothing = true },
        ]);
        model.Contracts.Add(new Contract { OfferId = "boards", NeedId = "tables", Amount = 500 });
        model.OrganisationExclusions.Add(new OrganisationExclusion { OrganisationIds = { "city", "joiner" } });
        model.Objective = new() { FairnessPriceCents = 500 };
        return request;
    }
}
