using Optimizer.Domain.Models;

namespace Optimizer.Planning.Distances;

/// <summary>The travel law of a model, from site to site. Thread-safe.</summary>
public sealed class SiteTravel
{
    private readonly Dictionary<string, int> _siteIndex = new(StringComparer.Ordinal);
    private readonly Func<int, int, string?, Leg> _law;
    private readonly Lazy<bool> _isComplete;

    public SiteTravel(Model model)
    {
        foreach (var site in model.Sites)
            _siteIndex.Add(site.Id, _siteIndex.Count);

        IsGiven = model.Travel is Travel.Matrices;
        _isComplete = new(() => model.Travel is Travel.Matrices given && given.Profiles.All(matrix => matrix.SiteIds.Length == model.Sites.Length && matrix.HasAllWays));
        _law = model.Travel switch
        {
            Travel.GreatCircle law => GreatCircle(model, law),
            Travel.Planar law => Planar(model, law),
            Travel.Matrices law => Given(model, law),
            _ => throw new ArgumentException($"There is no law for {model.Travel}.", nameof(model)),
        };
    }

    /// <summary>Whether there and back are equally far by law, so that nobody need compare them.</summary>
    public bool IsSymmetric => !IsGiven;

    /// <summary>Whether the ways are given, so that asking for one is looking it up.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether matrices are given that have all ways.</summary>
    public bool IsComplete => _isComplete.Value;

    /// <summary>The way for a type of vehicle, its speed factor included.</summary>
    public Leg Between(string fromSiteId, string toSiteId, VehicleType type) =>
        Between(_siteIndex[fromSiteId], _siteIndex[toSiteId], type.TravelProfileId, type.SpeedFactor);

    /// <summary>The same with sites by their position in the model.</summary>
    public Leg Between(int from, int to, string? profileId, double speedFactor)
    {
        if (from == to)
            return default;

        var leg = _law(from, to, profileId);
        return speedFactor == 1 || !leg.IsReachable ? leg : leg with { Seconds = (int)Math.Round(leg.Seconds / speedFactor) };
    }

    private static Func<int, int, string?, Leg> GreatCircle(Model model, Travel.GreatCircle law)
    {
        var positions = model.Sites.Select(site => site.Position ?? throw new ArgumentException($"Site '{site.Id}' has no position.")).ToArray();
        return (from, to, _) => RoadEstimate.Between(positions[from], positions[to], law.DurationFactor);
    }

    private static Func<int, int, string?, Leg> Planar(Model model, Travel.Planar law)
    {
        var points = model.Sites.Select(site => site.PlanarPosition ?? throw new ArgumentException($"Site '{site.Id}' has no planar position.")).ToArray();
        return (from, to, _) => PlanarDistance.Between(points[from], points[to], law);
    }

    private static Func<int, int, string?, Leg> Given(Model model, Travel.Matrices law)
    {
        var matrices = law.Profiles.ToDictionary(matrix => matrix.ProfileId, matrix => new GivenMatrix(model, matrix), StringComparer.Ordinal);
        var fallback = matrices.GetValueOrDefault("") ?? matrices.Values.First();
        return (from, to, profile) => (profile is null ? fallback : matrices[profile]).Between(from, to);
    }
}
