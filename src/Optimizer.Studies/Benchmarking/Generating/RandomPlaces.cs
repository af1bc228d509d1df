using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Sites of a random model, within some 30 km, and one of the three travel laws.</summary>
internal sealed class RandomPlaces
{
    private readonly Dice _dice;

    public RandomPlaces(Dice dice, int siteCount)
    {
        _dice = dice;
        Organisations = [.. Enumerable.Range(1, dice.Between(0, 3)).Select(number => new Organisation($"organisation-{number}", $"Musterbetrieb {number}"))];
        Sites = [.. Enumerable.Range(1, siteCount).Select(Site)];
        Travel = dice.Between(1, 3) switch
        {
            1 => new Travel.GreatCircle(dice.Chance(0.5) ? 1 : 1.25),
            2 => new Travel.Planar(
                dice.Chance(0.5) ? PlanarMetric.Euclidean : PlanarMetric.Manhattan,
                dice.Of([PlanarRounding.Nearest, PlanarRounding.Down, PlanarRounding.Up]),
                Scale: dice.Chance(0.7) ? 1 : 1.5,
                SpeedMetresPerSecond: dice.Between(8, 16)),
            _ => Matrices(),
        };
    }

    public ImmutableArray<Site> Sites { get; }
    public ImmutableArray<Organisation> Organisations { get; }
    public Travel Travel { get; }

    /// <summary>Empty unless travel is given as matrices of several profiles.</summary>
    public ImmutableArray<string> ProfileIds =>
        Travel is Travel.Matrices given ? [.. given.Profiles.Select(matrix => matrix.ProfileId).Where(id => id.Length > 0)] : [];

    public string AnySite() => _dice.Of(Sites).Id;

    public string? AnyOrganisation() => Organisations.IsEmpty || _dice.Chance(0.3) ? null : _dice.Of(Organisations).Id;

    private Site Site(int number)
    {
        var (x, y) = (_dice.Between(0, 20_000), _dice.Between(0, 20_000));
        return new()
        {
            Id = $"site-{number}",
            Name = $"Place {number}",
            PlanarPosition = new(x, y),
            Position = new(Math.Round(53 + (y / 111_000.0), 5), Math.Round(8 + (x / 67_000.0), 5)),
            OrganisationId = AnyOrganisation(),
        };
    }

    private Travel.Matrices Matrices()
    {
        var profiles = _dice.Chance(0.3) ? new[] { "", "slow" } : [""];
        return new([.. profiles.Select(Matrix)]);
    }

    /// <summary>Not symmetric, without the triangle inequality, with a few ways missing and now and then a site left out.</summary>
    private TravelMatrix Matrix(string profile)
    {
        var sites = _dice.Chance(0.9) ? Sites : Sites[..^1];
        var metres = new List<int>(sites.Length * sites.Length);
        var seconds = new List<int>(sites.Length * sites.Length);
        foreach (var from in sites)
        {
            foreach (var to in sites)
            {
                var isMissing = from != to && _dice.Chance(0.03);
                var distance = from == to ? 0 : 200 + (int)(Crow(from, to) * _dice.Between(1.1, 1.6));
                metres.Add(isMissing ? TravelMatrix.Unreachable : distance);
                seconds.Add(isMissing ? TravelMatrix.Unreachable : (int)(distance / _dice.Between(8.0, 16.0)));
            }
        }

        return new(profile, [.. sites.Select(site => site.Id)], [.. metres], [.. seconds]);
    }

    private static double Crow(Site from, Site to)
    {
        var (a, b) = (from.PlanarPosition!.Value, to.PlanarPosition!.Value);
        return Math.Sqrt(((a.XMetres - b.XMetres) * (a.XMetres - b.XMetres)) + ((a.YMetres - b.YMetres) * (a.YMetres - b.YMetres)));
    }
}
