using Optimizer.Api.V1;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api;

/// <summary>Paper has 100 kg/m³, glass 300; the model measures kg and m³, in this order.</summary>
public sealed class AmountTests
{
    [Fact]
    public void Who_delivers_0_delivers_nothing()
    {
        var request = Complete();
        request.Model.Collections[0] = new() { Id = "c1", SiteId = "shop", Amounts = { ["mass"] = 1 }, DeliveredAmounts = { ["mass"] = 0 } };

        Assert.Null(Read(request).Collections[0].DeliveredAmounts);
    }

    [Fact]
    public void Volume_comes_from_mass_and_density()
    {
        // 200 kg of paper are 2 m³.
        Assert.Equal((200_000, 2_000, 200.0), AmountsOf(new() { MaterialId = "paper", Amounts = { ["mass"] = 200 } }));
    }

    [Fact]
    public void Mass_comes_from_volume_and_density()
    {
        // 1.5 m³ of glass are 450 kg.
        Assert.Equal((450_000, 1_500, 450.0), AmountsOf(new() { MaterialId = "glass", Amounts = { ["volume"] = 1.5 } }));
    }

    [Fact]
    public void Both_given_are_taken_as_they_are() =>
        Assert.Equal((1_000, 9_000, 1.0), AmountsOf(new() { MaterialId = "glass", Amounts = { ["volume"] = 9, ["mass"] = 1 } }));

    [Fact]
    public void Without_a_material_nothing_is_derived() =>
        Assert.Equal((0, 9_000, 0.0), AmountsOf(new() { Amounts = { ["volume"] = 9 } }));

    [Fact]
    public void Mass_comes_from_pieces_and_mass_per_piece()
    {
        var request = Complete();
        request.Model.LoadDimensions[1].Unit = LoadUnit.Piece;
        request.Model.Materials[0].MassPerPieceKg = 12;
        request.Model.Collections[0] = new() { Id = "c1", SiteId = "shop", MaterialId = "paper", Amounts = { ["volume"] = 5 } };

        var collection = Read(request).Collections[0];

        // Five pieces of 12 kg.
        Assert.Equal<long>([60_000, 5_000], collection.Amounts.Thousandths);
        Assert.Equal(60, collection.MassKg);
    }

    [Fact]
    public void Tonnes_and_litres_are_converted()
    {
        var request = Complete();
        (request.Model.LoadDimensions[0].Unit, request.Model.LoadDimensions[1].Unit) = (LoadUnit.Tonne, LoadUnit.Litre);
        request.Model.VehicleTypes[0].Compartments[0].Capacity["mass"] = 9;
        request.Model.Collections[0] = new() { Id = "c1", SiteId = "shop", MaterialId = "paper", Amounts = { ["volume"] = 500 } };

        var collection = Read(request).Collections[0];

        // 500 litres are 0.5 m³, of paper 50 kg, so 0.05 t.
        Assert.Equal<long>([50, 500_000], collection.Amounts.Thousandths);
        Assert.Equal(50, collection.MassKg, 9);
    }

    [Fact]
    public void A_dimension_that_the_material_is_not_measured_in_stays_empty()
    {
        var request = Complete();
        request.Model.Materials[0].LoadDimensionIds.Add("volume");
        request.Model.Shipments.Clear();
        request.Model.Collections[0] = new() { Id = "c1", SiteId = "shop", MaterialId = "paper", Amounts = { ["volume"] = 2 } };

        var collection = Read(request).Collections[0];

        Assert.Equal<long>([0, 2_000], collection.Amounts.Thousandths);
        Assert.Equal(200, collection.MassKg);
    }

    private static (long Mass, long Volume, double MassKg) AmountsOf(Collection wire)
    {
        var request = Complete();
        (wire.Id, wire.SiteId) = ("c1", "shop");
        request.Model.Collections[0] = wire;
        var collection = Read(request).Collections[0];
        return (collection.Amounts[0], collection.Amounts[1], collection.MassKg);
    }
}
