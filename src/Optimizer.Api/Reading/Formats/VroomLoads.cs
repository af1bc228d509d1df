namespace Optimizer.Api.Reading.Formats;

/// <summary>Amounts of a VROOM request: lists of whole numbers, all of the same length; load dimensions "1", "2" and so on.</summary>
internal sealed class VroomLoads(Wire.Model model, IssueList issues)
{
    public Wire.Compartment Compartment(VroomObject vehicle)
    {
        var compartment = new Wire.Compartment { Id = "main" };
        compartment.Capacity.Add(Of(vehicle, "capacity"));
        return compartment;
    }

    /// <summary>Where there are amounts, every vehicle needs a capacity.</summary>
    public void CheckCapacities()
    {
        foreach (var (index, type) in model.VehicleTypes.Index())
        {
            if (model.LoadDimensions.Count > 0 && type.Compartments[0].Capacity.Count == 0)
                issues.Add($"vehicles[{index}].capacity", "vroom.missing", "There is no capacity, but there are amounts. Give one.");
        }
    }

    public IDictionary<string, double> Of(VroomObject owner, string name)
    {
        var amounts = owner.Numbers(name) ?? [];
        if (model.LoadDimensions.Count == 0)
        {
            for (var dimension = 1; dimension <= amounts.Length; dimension++)
                model.LoadDimensions.Add(new Wire.LoadDimension { Id = $"{dimension}", Unit = Wire.LoadUnit.Piece });
        }
        else if (amounts.Length > 0 && amounts.Length != model.LoadDimensions.Count)
        {
            issues.Add(owner.PathOf(name), "vroom.amounts", $"There are {amounts.Length} amounts, but {model.LoadDimensions.Count} before. Give as many everywhere.");
        }

        return amounts.Take(model.LoadDimensions.Count).Index().ToDictionary(amount => $"{amount.Index + 1}", amount => amount.Item);
    }
}
