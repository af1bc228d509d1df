using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning;

namespace Optimizer.Api.Writing;

/// <summary>Domain models as wire messages. Values that a reader fills in by default are left out.</summary>
public static class ModelWriter
{
    public static Wire.PlanRequest Write(Model model, SolverSettings settings) => new() { Model = Write(model), Settings = Write(settings) };

    public static Wire.Model Write(Model model)
    {
        var loads = new LoadWriter(model);
        var times = new TimeWriter(model);
        var places = new PlaceWriter(loads, times);
        var fleet = new FleetWriter(model, loads, times);
        var work = new WorkWriter(model, loads, times);
        var offers = new OfferWriter(model, loads, times);
        var sharing = new SharingWriter(model, loads, times);
        var wire = new Wire.Model
        {
            Name = model.Name,
            StartTime = times.At(TimeSpan.Zero),
            EndTime = times.At(model.End),
            Sites = { model.Sites.Select(PlaceWriter.Write) },
            Organisations = { model.Organisations.Select(PlaceWriter.Write) },
            LoadDimensions = { model.LoadDimensions.Select(LoadWriter.Write) },
            Materials = { model.Materials.Select(LoadWriter.Write) },
            MaterialIncompatibilities = { model.MaterialIncompatibilities.Select(LoadWriter.Write) },
            VehicleTypes = { model.VehicleTypes.Select(fleet.Write) },
            Vehicles = { model.Vehicles.Select(fleet.Write) },
            Depots = { model.Depots.Select(places.Write) },
            Facilities = { model.Facilities.Select(places.Write) },
            Collections = { model.Collections.Select(work.Write) },
            Shipments = { model.Shipments.Select(work.Write) },
            BreakRules = { model.BreakRules.Select(fleet.Write) },
            Relations = { model.Relations.Select(WorkWriter.Write) },
            InitialRoutes = { model.InitialRoutes.Select(WorkWriter.Write) },
            Travel = TravelWriter.Write(model.Travel),
            Objective = Write(model.Objective),
            Offers = { model.Offers.Select(offers.Write) },
            Needs = { model.Needs.Select(offers.Write) },
            Contracts = { model.Contracts.Select(OfferWriter.Write) },
            OrganisationExclusions = { model.OrganisationExclusions.Select(OfferWriter.Write) },
            Assets = { model.Assets.Select(sharing.Write) },
            Bookings = { model.Bookings.Select(sharing.Write) },
            SharingObjective = SharingWriter.Write(model.SharingObjective),
        };
        if (model.FactorSetId != FactorSet.Default.Id)
            wire.FactorSetId = model.FactorSetId;
        return wire;
    }

    public static Wire.SolverSettings Write(SolverSettings settings)
    {
        var wire = new Wire.SolverSettings { Seed = settings.Seed, Threads = settings.Threads, Engine = settings.Engine, Preset = settings.Preset };
        if (settings.TimeLimit is { } time)
            wire.TimeLimit = Duration.FromTimeSpan(time);
        if (settings.IterationLimit is { } iterations)
            wire.IterationLimit = iterations;
        if (settings.NoImprovementLimit is { } noImprovement)
            wire.NoImprovementLimit = noImprovement;
        if (settings.TargetObjectiveCents is { } target)
            wire.TargetObjectiveCents = target;
        foreach (var (name, value) in settings.ParametersInEffect())
            wire.Parameters.Add(name, value);
        return wire;
    }

    private static Wire.Objective? Write(Objective objective)
    {
        if (objective == Objective.Default)
            return null;
        var wire = new Wire.Objective
        {
            CostWeight = objective.CostWeight,
            DistanceWeightCentsPerKm = objective.DistanceCentsPerKm,
            DurationWeightCentsPerHour = objective.DurationCentsPerHour,
            Co2EPricePerTCents = objective.Co2ePriceCentsPerTonne,
            PenaltyWeight = objective.PenaltyWeight,
        };
        if (objective.FairnessPriceCents != 0)
            wire.FairnessPriceCents = objective.FairnessPriceCents;
        return wire;
    }
}
