using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads materials and what must be kept apart.</summary>
internal static class MaterialReader
{
    public static ImmutableArray<Material> ReadAll(ReadingContext context, Wire.Model model)
    {
        context.Issues.AtMost(model.Materials.Count, Limits.Materials, "model.materials");
        return [.. model.Materials.Select((material, index) => Read(context, material, $"model.materials[{index}]"))];
    }

    public static ImmutableArray<MaterialIncompatibility> Incompatibilities(ReadingContext context, Wire.Model model) =>
        [.. model.MaterialIncompatibilities.Select((wire, index) => Read(context, wire, $"model.material_incompatibilities[{index}]"))];

    private static Material Read(ReadingContext context, Wire.Material wire, string path) => new()
    {
        Id = wire.Id,
        Name = wire.HasName ? context.Issues.Name(wire.Name, $"{path}.name") : wire.Id,
        DensityKgPerM3 = wire.HasDensityKgPerM3 ? context.Issues.Number(wire.DensityKgPerM3, $"{path}.density_kg_per_m3", Limits.Density) : null,
        MassPerPieceKg = wire.HasMassPerPieceKg ? context.Issues.Number(wire.MassPerPieceKg, $"{path}.mass_per_piece_kg", Limits.Mass) : null,
        LoadDimensionIds = context.LoadDimensionIds.CheckAll(wire.LoadDimensionIds, $"{path}.load_dimension_ids", "material"),
        Grades = Grades(context, wire, $"{path}.grades"),
        PrimaryMaterialId = PrimaryMaterial(context, wire, $"{path}.primary_material_id"),
        PrimaryCo2eKgPerKg = wire.HasPrimaryCo2EKgPerKg ? context.Issues.Number(wire.PrimaryCo2EKgPerKg, $"{path}.primary_co2e_kg_per_kg", Limits.Co2ePerKg) : null,
    };

    private static ImmutableArray<string> Grades(ReadingContext context, Wire.Material wire, string path)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < wire.Grades.Count; index++)
        {
            if (context.Issues.CheckId(wire.Grades[index], $"{path}[{index}]", "grade") && !known.Add(wire.Grades[index]))
                context.Issues.Add($"{path}[{index}]", "grade.duplicate_id", $"There is another grade {Quoted.Text(wire.Grades[index])}. Name each once.");
        }

        return [.. wire.Grades];
    }

    private static string? PrimaryMaterial(ReadingContext context, Wire.Material wire, string path)
    {
        if (!wire.HasPrimaryMaterialId)
            return null;
        var known = context.Classes.PrimaryMaterialIds;
        if (!known.Contains(wire.PrimaryMaterialId))
            context.Issues.Add(path, "material.unknown_primary_material", $"Factor set {Quoted.Text(context.Classes.FactorSetId)} has no primary material {Quoted.Text(wire.PrimaryMaterialId)}. Use one of {string.Join(", ", known)}, or give primary_co2e_kg_per_kg.");
        return wire.PrimaryMaterialId;
    }

    private static MaterialIncompatibility Read(ReadingContext context, Wire.MaterialIncompatibility wire, string path)
    {
        var materials = context.Materials.CheckAll(wire.MaterialIds, $"{path}.material_ids", "material_incompatibility");
        if (materials.Length < 2)
            context.Issues.Add($"{path}.material_ids", "material_incompatibility.too_few_materials", $"{materials.Length} different materials are named. Name at least two to keep apart.");
        return new(materials, context.Issues.Choice<Wire.IncompatibilityScope, IncompatibilityScope>(wire.Scope, $"{path}.scope"));
    }
}
