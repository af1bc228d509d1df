using Optimizer.Domain.Accounting;

namespace Optimizer.Api.Writing;

/// <summary>Writes what a plan costs and causes.</summary>
internal static class AccountWriter
{
    public static Wire.Account Write(Account account)
    {
        var wire = new Wire.Account
        {
            Total = Write(account.Total),
            ObjectiveCents = account.ObjectiveCents,
            FactorSet = new() { Id = account.FactorSet.Id, Version = account.FactorSet.Version },
        };
        wire.CostTermsCents.Add(account.CostTermsCents);
        wire.ObjectiveTermsCents.Add(account.ObjectiveTermsCents);
        wire.ByCollection.AddRange(account.ByCollection.Select(Share));
        wire.ByOrganisation.AddRange(account.ByOrganisation.Select(Share));
        wire.FactorSet.Sources.AddRange(account.FactorSet.Sources);
        return wire;
    }

    public static Wire.Figures Write(Figures figures)
    {
        var wire = new Wire.Figures
        {
            Routes = figures.Routes,
            Collections = figures.Collections,
            Shipments = figures.Shipments,
            Unloadings = figures.Unloadings,
            DistanceM = figures.DistanceMetres,
            EmptyDistanceM = figures.EmptyDistanceMetres,
            Duration = figures.Duration.ToWire(),
            DrivingDuration = figures.Driving.ToWire(),
            ServiceDuration = figures.Service.ToWire(),
            WaitingDuration = figures.Waiting.ToWire(),
            BreakDuration = figures.Breaks.ToWire(),
            CostCents = figures.CostCents,
            EnergyKwh = figures.Energy.EnergyKwh,
            Co2ETtwG = figures.Energy.TtwGrams,
            Co2EWtwG = figures.Energy.WtwGrams,
            TransportActivityTkm = figures.TransportActivityTkm,
            Co2EIntensityGPerTkm = figures.IntensityGramsPerTkm,
            DrivenTkm = figures.DrivenTkm,
            CollectedMassKg = figures.CollectedMassKg,
            DeliveredMassKg = figures.DeliveredMassKg,
        };
        if (figures.PossibleTkm is { } possible)
            wire.PossibleTkm = possible;
        if (figures.LoadFactor is { } factor)
            wire.LoadFactor = factor;
        return wire;
    }

    private static Wire.Share Share(Share share)
    {
        var wire = new Wire.Share
        {
            Id = share.Id,
            MassKg = share.MassKg,
            TransportActivityTkm = share.TransportActivityTkm,
            Co2ETtwG = share.Energy.TtwGrams,
            Co2EWtwG = share.Energy.WtwGrams,
            EnergyKwh = share.Energy.EnergyKwh,
            CostCents = share.CostCents,
        };
        if (share.Note is { } note)
            wire.Note = note;
        return wire;
    }
}
