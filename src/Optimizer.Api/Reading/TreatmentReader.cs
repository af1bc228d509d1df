using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Api.Reading;

/// <summary>Reads what facilities make of offers.</summary>
internal static class TreatmentReader
{
    public static ImmutableArray<Treatment> ReadAll(ReadingContext context, Wire.Facility facility, string path)
    {
        Ids.CheckUnique(context.Issues, "treatment", path, facility.Treatments.Select(treatment => treatment.Id));
        return [.. facility.Treatments.Select((wire, index) => Read(context, wire, $"{path}[{index}]"))];
    }

    private static Treatment Read(ReadingContext context, Wire.Treatment wire, string path)
    {
        context.Materials.Check(wire.InputMaterialId, $"{path}.input_material_id", "treatment");
        context.Materials.Check(wire.OutputMaterialId, $"{path}.output_material_id", "treatment");
        if (wire.HasOutputGrade)
            context.Issues.CheckId(wire.OutputGrade, $"{path}.output_grade", "grade");
        return new()
        {
            Id = wire.Id,
            InputMaterialId = wire.InputMaterialId,
            OutputMaterialId = wire.OutputMaterialId,
            OutputGrade = wire.HasOutputGrade ? wire.OutputGrade : null,
            YieldThousandths = (int)LoadReader.Thousandths(context.Issues.Number(wire.HasYield ? wire.Yield : 1, $"{path}.yield", Limits.Yield)),
            CostPerTonneCents = context.Issues.Number(wire.CostPerTCents, $"{path}.cost_per_t_cents", Limits.MoneyPerUnit),
            Co2eKgPerTonne = context.Issues.Number(wire.Co2EKgPerT, $"{path}.co2e_kg_per_t", Limits.Mass),
            Duration = context.Issues.Duration(wire.Duration, $"{path}.duration"),
            ServiceDuration = context.Issues.Duration(wire.ServiceDuration, $"{path}.service_duration"),
            OutputProperties = OfferReader.Properties(context, wire.OutputProperties, $"{path}.output_properties"),
        };
    }
}
