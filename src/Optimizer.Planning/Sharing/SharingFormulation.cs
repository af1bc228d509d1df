using System.Collections.Immutable;
using Optimizer.OrTools;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Which assets serve which bookings when, as a constraint program. Minimises penalties of what is not served, ways, hours off the
/// preferred start, use, fixed costs, moves and unfairness. Each served booking has one way; each of its parts one asset for each
/// requirement; what an asset does is a circuit of uses with set-up, cleaning, moves and maintenance between them.
/// </summary>
internal sealed class SharingFormulation
{
    private readonly SharingProblem _problem;
    private readonly ImmutableArray<int> _bookings;
    private readonly Dictionary<int, BookingVariables> _variables = [];
    private readonly List<AssetFormulation> _assets = [];
    private readonly List<LinearExpression> _price = [];

    /// <param name="bookings">Those to schedule. No asset that suits them may be used by others.</param>
    public SharingFormulation(SharingProblem problem, ImmutableArray<int> bookings)
    {
        (_problem, _bookings) = (problem, bookings);
        foreach (var booking in bookings)
            _variables.Add(booking, new(Model, problem, booking, _price));
        foreach (var asset in bookings.SelectMany(booking => problem.AssetsOf(booking)).Distinct().Order())
            _assets.Add(new(Model, problem, asset, [.. bookings.SelectMany(booking => _variables[booking].UsesOf(asset))], _price));
        AddFairness();
        Model.Minimise(LinearExpression.Sum(_price));
    }

    public CpModel Model { get; } = new();

    /// <summary>How many pairs of uses can follow each other, which is what makes a model large. Cheap to ask before one is made.</summary>
    public static long Successions(SharingProblem problem, ImmutableArray<int> bookings)
    {
        var candidates = bookings
            .SelectMany(booking => Enumerable.Range(0, problem.Bookings[booking].Ways.Length)
                .SelectMany(way => Enumerable.Range(0, problem.Bookings[booking].Ways[way].Requirements.Length)
                    .SelectMany(requirement => problem.Suitable(booking, way, requirement).Select(asset => (Asset: asset, Parts: (long)problem.Bookings[booking].MaxParts)))))
            .GroupBy(candidate => candidate.Asset);
        return candidates.Sum(asset => AssetFormulation.IsPlain(problem, asset.Key) ? 0 : asset.Sum(candidate => candidate.Parts) * asset.Sum(candidate => candidate.Parts));
    }

    /// <summary>The search begins with this schedule.</summary>
    public void Hint(Schedule schedule)
    {
        foreach (var booking in _bookings)
            _variables[booking].Hint(Model, schedule.Served(booking));
        foreach (var asset in _assets)
            asset.Hint(schedule);
    }

    /// <summary>What the solution serves, by booking, in the order of the bookings.</summary>
    public IEnumerable<(int Booking, ImmutableArray<PlannedUse> Uses)> Read(CpSolution solution) =>
        _bookings.Select(booking => (booking, _variables[booking].Read(solution)));

    /// <summary>
    /// share = min over organisations of (asset seconds served / booked), in millionths, rounded down; its complement is priced. Only for
    /// models that are not divided.
    /// </summary>
    private void AddFairness()
    {
        const long Whole = 1_000_000;
        var cents = _problem.Model.SharingObjective.UnfairnessCostCents;
        var byOrganisation = _bookings.Where(booking => _problem.Bookings[booking].OrganisationId is not null).GroupBy(booking => _problem.Bookings[booking].OrganisationId).ToArray();
        if (cents == 0 || byOrganisation.Length == 0)
            return;

        var share = Model.AddInt(0, Whole, "share");
        foreach (var bookings in byOrganisation)
        {
            var booked = bookings.Sum(Seconds);
            Model.AddGreaterOrEqual(LinearExpression.Sum(bookings.Select(booking => (Whole * Seconds(booking) / booked) * (LinearExpression)_variables[booking].IsServed)) + bookings.Count(), share);
        }

        _price.Add(SharingMoney.FromCents(cents) / Whole * (Whole - (LinearExpression)share));

        long Seconds(int booking) => (long)_problem.Bookings[booking].AssetTime.TotalSeconds;
    }
}
