using System.Diagnostics;
using Google.Protobuf.Collections;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Load dimensions, materials, and loads as amounts by dimension id.</summary>
internal sealed class LoadWriter(Model model)
{
    public static Wire.LoadDimension Write(LoadDimension dimension) => new()
    {
        Id = dimension.Id,
        Unit = dimension.Unit switch
        {
            LoadUnit.Kilogram => Wire.LoadUnit.Kilogram,
            LoadUnit.Tonne => Wire.LoadUnit.Tonne,
            LoadUnit.Litre => Wire.LoadUnit.Litre,
            LoadUnit.CubicMetre => Wire.LoadUnit.CubicMetre,
            LoadUnit.Piece => Wire.LoadUnit.Piece,
            _ => throw new UnreachableException(),
        },
    };

    public static Wire.Material Write(Material material)
    {
        var wire = new Wire.Material { Id = material.Id, LoadDimensionIds = { material.LoadDimensionIds } };
        if (material.Name != material.Id)
            wire.Name = material.Name;
        if (material.DensityKgPerM3 is { } density)
            wire.DensityKgPerM3 = density;
        if (material.MassPerPieceKg is { } mass)
            wire.MassPerPieceKg = mass;
        wire.Grades.Add(material.Grades);
        if (material.PrimaryMaterialId is { } primary)
            wire.PrimaryMaterialId = primary;
        if (material.PrimaryCo2eKgPerKg is { } co2e)
            wire.PrimaryCo2EKgPerKg = co2e;
        return wire;
    }

    public static Wire.MaterialIncompatibility Write(MaterialIncompatibility incompatibility) => new()
    {
        MaterialIds = { incompatibility.MaterialIds },
        Scope = incompatibility.Scope == IncompatibilityScope.Compartment
            ? Wire.IncompatibilityScope.Compartment
            : Wire.IncompatibilityScope.Route,
    };

    /// <summary>Adds the amounts that are there; a dimension without a limit is left out.</summary>
    public void AddLimits(MapField<string, double> wire, LoadVector limits)
    {
        for (var dimension = 0; dimension < limits.Dimensions; dimension++)
        {
            if (limits[dimension] != LoadVector.Unlimited)
                wire.Add(model.LoadDimensions[dimension].Id, limits[dimension] / 1_000.0);
        }
    }
}
