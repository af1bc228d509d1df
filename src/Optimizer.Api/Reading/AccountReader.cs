using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Accounting;

namespace Optimizer.Api.Reading;

/// <summary>Reads the account of a complete plan, which the checker then compares with its own.</summary>
internal static class AccountReader
{
    public static Account Read(IssueList issues, Wire.Plan plan)
    {
        var wire = plan.Account;
        return new()
        {
            Total = Read(issues, wire.Total, "plan.account.total"),
            Routes = [.. plan.Routes.Select((route, index) =>
                new RouteAccount(Read(issues, route.Figures, $"plan.routes[{index}].figures"), Terms(route.CostTermsCents)))],
            CostTermsCents = Terms(wire.CostTermsCents),
            ObjectiveTermsCents = Terms(wire.ObjectiveTermsCents),
            ByCollection = [.. wire.ByCollection.Select(Read)],
            ByOrganisation = [.. wire.ByOrganisation.Select(Read)],
            FactorSet = new(wire.FactorSet.Id, wire.FactorSet.Version, [.. wire.FactorSet.Sources]),
        };
    }

    private static Figures Read(IssueList issues, Wire.Figures wire, string path) => new()
    {
        Routes = wire.Routes,
        Collections = wire.Collections,
        Shipments = wire.Shipments,
        Unloadings = wire.Unloadings,
        DistanceMetres = wire.DistanceM,
        EmptyDistanceMetres = wire.EmptyDistanceM,
        Duration = Span(issues, wire.Duration, $"{path}.duration"),
        Driving = Span(issues, wire.DrivingDuration, $"{path}.driving_duration"),
        Service = Span(issues, wire.ServiceDuration, $"{path}.service_duration"),
        Waiting = Span(issues, wire.WaitingDuration, $"{path}.waiting_duration"),
        Breaks = Span(issues, wire.BreakDuration, $"{path}.break_duration"),
        CostCents = wire.CostCents,
        Energy = new(wire.EnergyKwh, wire.Co2ETtwG, wire.Co2EWtwG),
        TransportActivityTkm = wire.TransportActivityTkm,
        DrivenTkm = wire.DrivenTkm,
        PossibleTkm = wire.HasPossibleTkm ? wire.PossibleTkm : null,
        CollectedMassKg = wire.CollectedMassKg,
        DeliveredMassKg = wire.DeliveredMassKg,
    };

    private static Share Read(Wire.Share wire) => new(
        wire.Id, wire.MassKg, wire.TransportActivityTkm, new(wire.EnergyKwh, wire.Co2ETtwG, wire.Co2EWtwG), wire.CostCents, wire.HasNote ? wire.Note : null);

    private static TimeSpan Span(IssueList issues, Duration? duration, string path) =>
        duration is null ? TimeSpan.Zero : TimeSpan.FromSeconds(DurationReader.Seconds(issues, duration, path, 0, 1e11));

    private static ImmutableSortedDictionary<string, long> Terms(MapField<string, long> terms) => terms.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
