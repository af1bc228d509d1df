using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Machines and containers that companies of a region share, and who wants them when: invented, on the sites of a regional model.</summary>
public static class RegionalSharing
{
    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("shredder", "wood", IsDriven: false, 3_500, 4_000),
        new("screen", "compost", IsDriven: false, 2_500, 3_500),
        new("baler", "packaging", IsDriven: false, 1_800, 2_500),
        new("excavator", "soil", IsDriven: true, 0, 6_500),
        new("wheel-loader", "soil", IsDriven: true, 0, 5_500),
        new("container", "rubble", IsDriven: false, 900, 300),
        new("press-container", "paper", IsDriven: false, 1_400, 900),
        new("forklift", "pallets", IsDriven: false, 2_800, 1_500),
        new("sweeper", "dust", IsDriven: true, 0, 5_000),
        new("generator", "power", IsDriven: false, 700, 1_200),
    ];

    /// <summary>The model with assets, and bookings over so many days from its start; a carried asset needs a crane.</summary>
    /// <param name="days">At least 1; the plan is made as long.</param>
    public static Model AddTo(Model model, int seed, int assets, int bookings, int days = 1)
    {
        var dice = new Dice(seed);
        var end = TimeSpan.FromDays(Math.Max(days, model.End.TotalDays));
        var organisations = model.Organisations.Select(organisation => organisation.Id).ToImmutableArray();
        return new(model.Parts with
        {
            Name = $"{model.Name}, with shared assets",
            End = end,
            Vehicles = [.. model.Vehicles.Select(vehicle => vehicle with { Shifts = [.. Enumerable.Range(0, days).SelectMany(day => vehicle.Shifts.Select(shift => On(shift, day)))] })],
            Assets = [.. Enumerable.Range(0, assets).Select(number => Asset(number, Kinds[number % Kinds.Length]))],
            Bookings = [.. Enumerable.Range(0, bookings).Select(number => Booking(number, Kinds[dice.Between(0, Math.Min(assets, Kinds.Length) - 1)]))],
        });

        // The first day's keep their ids, which initial routes name.
        static Shift On(Shift shift, int day) => day == 0 ? shift : shift with
        {
            Id = $"{shift.Id}-day-{day + 1}",
            Start = shift.Start + TimeSpan.FromDays(day),
            End = shift.End + TimeSpan.FromDays(day),
            OvertimeEnd = shift.OvertimeEnd + TimeSpan.FromDays(day),
        };

        Asset Asset(int number, Kind kind) => new()
        {
            Id = $"{kind.Id}-{(number / Kinds.Length) + 1}",
            Name = $"{kind.Id} {(number / Kinds.Length) + 1}",
            Kind = kind.Id,
            HomeSiteId = model.Depots[number % model.Depots.Length].SiteId,
            OrganisationId = dice.Of(organisations),
            AvailabilityWindows = [TimeWindow.Hard(TimeSpan.Zero, end)],
            Setups = [new(null, kind.Use, TimeSpan.FromMinutes(15)), new(kind.Use, kind.Use, TimeSpan.FromMinutes(5))],
            Cleanings = [new(kind.Use, TimeSpan.FromMinutes(dice.Step(0, 30, 10)))],
            SelfPropelled = kind.IsDriven ? new(model.VehicleTypes[0].Id, 60, 2_500) : null,
            Carried = kind.IsDriven ? null : new()
            {
                Amounts = RegionalMaterials.Load(kind.MassKg, kind.MassKg / 300.0),
                MassKg = kind.MassKg,
                LoadingDuration = TimeSpan.FromMinutes(10),
                UnloadingDuration = TimeSpan.FromMinutes(10),
            },
            PerHourCents = kind.PerHourCents,
        };

        Booking Booking(int number, Kind kind)
        {
            var day = TimeSpan.FromDays(dice.Between(0, days - 1));
            var hours = dice.Step(2, 8, 1) / 2.0;
            var earliest = dice.Step(10, 16, 1) / 2.0;
            var latest = Math.Min(14.5, earliest + hours + (dice.Step(2, 9, 1) / 2.0));
            var site = model.Sites[dice.Between(0, model.Sites.Length - 1)];
            var isKit = dice.Chance(0.08) && assets >= 2 * Kinds.Length;
            return new()
            {
                Id = $"booking-{number + 1:000}",
                OrganisationId = site.OrganisationId,
                Use = kind.Use,
                Ways =
                [
                    new()
                    {
                        SiteId = site.Id,
                        Requirements = isKit ? [new(kind.Id, [], []), new("container", [], [])] : [new(kind.Id, [], [])],
                        Duration = TimeSpan.FromHours(hours),
                        EarliestStart = day + TimeSpan.FromHours(earliest),
                        LatestEnd = day + TimeSpan.FromHours(latest),
                        PreferredStart = day + TimeSpan.FromHours(earliest + 0.5),
                    },
                ],
                OffPreferredPerHourCents = 500,
                IsMandatory = false,
                PenaltyCents = dice.Step(20_000, 90_000, 500),
            };
        }
    }

    private sealed record Kind(string Id, string Use, bool IsDriven, double MassKg, double PerHourCents);
}
