using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Offers and needs for a random model, with every rule for them now and then.</summary>
internal sealed class RandomOffers
{
    private static readonly ImmutableArray<string> Grades = ["A", "B", "C"];

    private readonly Dice _dice;
    private readonly Model _model;
    private readonly ImmutableArray<Material> _materials;

    /// <summary>In which every material is measured, so that everything can be counted in it.</summary>
    private readonly int _dimension;

    public RandomOffers(Dice dice, Model model)
    {
        (_dice, _model) = (dice, model);
        _dimension = dice.Between(0, model.LoadDimensions.Length - 1);
        var known = model.Materials.IsEmpty ? [new() { Id = "surplus", Name = "surplus" }] : model.Materials;
        _materials = [.. known.Select(Material)];
    }

    /// <summary>The model with offers and needs.</summary>
    public Model Draw()
    {
        ImmutableArray<Offer> offers = [.. Enumerable.Range(1, _dice.Between(1, 6)).Select(Offer)];
        ImmutableArray<Need> needs = [.. Enumerable.Range(1, _dice.Between(1, 5)).Select(Need)];
        return new(_model.Parts with
        {
            Materials = _materials,
            Facilities = [.. _model.Facilities.Select(facility => _dice.Chance(0.6) ? facility : facility with { Treatments = [Treatment()] })],
            Offers = offers,
            Needs = needs,
            Contracts = _dice.Chance(0.2) ? [Contract(offers[0], needs[0])] : [],
            OrganisationExclusions = _model.Organisations.Length > 1 && _dice.Chance(0.3) ? [new([_model.Organisations[0].Id, _model.Organisations[1].Id])] : [],
            Objective = _model.Objective with { FairnessPriceCents = _dice.Chance(0.2) ? _dice.Step(1_000, 20_000, 500) : 0 },
        });
    }

    private Material Material(Material material) => material with
    {
        LoadDimensionIds = [],
        Grades = _dice.Chance(0.5) ? Grades : [],
        PrimaryCo2eKgPerKg = _dice.Chance(0.5) ? Math.Round(_dice.Between(0.0, 3.0), 2) : null,
    };

    private Offer Offer(int number)
    {
        var material = _dice.Of(_materials);
        var amounts = Amounts();
        var lot = _dice.Chance(0.2) ? Math.Max(1, amounts[_dimension] / _dice.Between(1, 4)) : (long?)null;
        return new()
        {
            Id = $"offer-{number}",
            SiteId = _dice.Of(_model.Sites).Id,
            OrganisationId = Organisation(),
            MaterialId = material.Id,
            Grade = material.Grades.IsEmpty || _dice.Chance(0.2) ? null : _dice.Of(Grades),
            Amounts = amounts,
            MassKg = MassKg(material, amounts),
            Dimension = _dimension,
            Properties = _dice.Chance(0.7) ? ImmutableSortedDictionary<string, long>.Empty.Add("moisture", _dice.Between(0, 400)) : ImmutableSortedDictionary<string, long>.Empty,
            LotSize = lot,
            MinimumLot = _dice.Chance(0.2) ? amounts[_dimension] / 4 : 0,
            PricePerUnitCents = _dice.Chance(0.3) ? _dice.Between(-2, 5) * PerUnit : 0,
            HandlingPerUnitCents = _dice.Chance(0.2) ? PerUnit : 0,
            UnsoldPerUnitCents = _dice.Chance(0.3) ? _dice.Between(1, 10) * PerUnit : 0,
            TimeWindows = Windows(),
            PerishableBy = _dice.Chance(0.2) ? TimeSpan.FromHours(_dice.Between(10, 20)) : null,
            ServiceDuration = TimeSpan.FromMinutes(_dice.Between(0, 20)),
        };
    }

    private Need Need(int number)
    {
        var material = _dice.Of(_materials);
        var amounts = Amounts();
        return new()
        {
            Id = $"need-{number}",
            SiteId = _dice.Of(_model.Sites).Id,
            OrganisationId = Organisation(),
            MaterialId = material.Id,
            Amounts = amounts,
            MassKg = MassKg(material, amounts),
            Dimension = _dimension,
            AcceptedMaterials = [.. _dice.Some(_materials, _dice.Between(1, _materials.Length)).Select(Accepted)],
            PropertyLimits = _dice.Chance(0.3) ? [new("moisture", _dice.Chance(0.3) ? 50 : null, _dice.Between(100, 350))] : [],
            MinimumLot = _dice.Chance(0.1) ? amounts[_dimension] / 8 : 0,
            AllOrNothing = _dice.Chance(0.15),
            MaxPartners = _dice.Chance(0.2) ? _dice.Between(1, 2) : null,
            ValuePerUnitCents = _dice.Chance(0.7) ? _dice.Between(1, 40) * PerUnit : null,
            UnmetPerUnitCents = _dice.Chance(0.5) ? _dice.Between(1, 40) * PerUnit : 0,
            MandatoryShare = _dice.Chance(0.2) ? _dice.Of([0.25, 0.5, 1]) : 0,
            HandlingPerUnitCents = _dice.Chance(0.2) ? PerUnit : 0,
            TimeWindows = Windows(),
            ServiceDuration = TimeSpan.FromMinutes(_dice.Between(0, 20)),
        };
    }

    private AcceptedMaterial Accepted(Material material) => new(
        material.Id,
        material.Grades.IsEmpty || _dice.Chance(0.5) ? [] : [.. Grades.Take(_dice.Between(1, 2))],
        _dice.Chance(0.6) ? 1_000 : _dice.Between(500, 1_200));

    private Treatment Treatment() => new()
    {
        Id = "treatment",
        InputMaterialId = _dice.Of(_materials).Id,
        OutputMaterialId = _dice.Of(_materials).Id,
        OutputGrade = _dice.Chance(0.5) ? "A" : null,
        YieldThousandths = _dice.Chance(0.5) ? 1_000 : _dice.Between(600, 1_000),
        Duration = TimeSpan.FromMinutes(_dice.Between(0, 60)),
        ServiceDuration = TimeSpan.FromMinutes(_dice.Between(0, 10)),
        OutputProperties = _dice.Chance(0.5) ? ImmutableSortedDictionary<string, long>.Empty.Add("moisture", 100) : ImmutableSortedDictionary<string, long>.Empty,
    };

    private Contract Contract(Offer offer, Need need) => new(offer.Id, need.Id, Math.Max(1, offer.Amount / _dice.Between(1, 3)));

    private string? Organisation() => _model.Organisations.IsEmpty || _dice.Chance(0.3) ? null : _dice.Of(_model.Organisations).Id;

    private ImmutableArray<TimeWindow> Windows()
    {
        if (_dice.Chance(0.5))
            return [TimeWindow.Hard(TimeSpan.Zero, _model.End)];
        var start = TimeSpan.FromHours(_dice.Between(6, 12));
        return [TimeWindow.Hard(start, start + TimeSpan.FromHours(_dice.Between(2, 10)))];
    }

    /// <summary>Between 100 kg and 2 t, or what stands for that in another unit.</summary>
    private LoadVector Amounts()
    {
        var share = _dice.Between(1, 20) / 10.0;
        return new([.. _model.LoadDimensions.Select(dimension => (long)Math.Round(share * Thousandths(dimension.Unit)))]);
    }

    private static long Thousandths(LoadUnit unit) => unit switch
    {
        LoadUnit.Kilogram => 1_000_000,
        LoadUnit.Tonne => 1_000,
        LoadUnit.Litre => 5_000_000,
        _ => 5_000,
    };

    /// <summary>A cent for a kilogram, or what stands for that in another unit.</summary>
    private double PerUnit => 1_000_000.0 / Thousandths(_model.LoadDimensions[_dimension].Unit);

    /// <summary>As a reader derives it: from a mass, else through density, else by the piece; 0 when unknown.</summary>
    private double MassKg(Material material, LoadVector amounts)
    {
        double? Sum(Func<LoadDimension, double?> perUnit)
        {
            var dimension = _model.LoadDimensions.ToList().FindIndex(candidate => perUnit(candidate) is not null);
            return dimension < 0 ? null : amounts[dimension] / 1_000.0 * perUnit(_model.LoadDimensions[dimension]);
        }

        return Sum(dimension => dimension.KilogramsPerUnit)
            ?? Sum(dimension => dimension.CubicMetresPerUnit * material.DensityKgPerM3)
            ?? Sum(dimension => dimension.Unit == LoadUnit.Piece ? material.MassPerPieceKg : null)
            ?? 0;
    }
}
