using System.Collections.Immutable;
using System.Globalization;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>Collects the faults of one solution.</summary>
internal sealed class Findings
{
    /// <summary>Times and amounts of files in double precision: best known values are published to two decimals.</summary>
    public const double Tolerance = 0.01;

    private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> All => _faults.ToImmutable();

    public void Add(string fault) => _faults.Add(fault);

    public void AddIf(bool isFault, string fault)
    {
        if (isFault)
            _faults.Add(fault);
    }

    /// <summary>The routes as whole numbers; a word that is none of those known is a fault and left out.</summary>
    /// <param name="isKnown">Whether a number is one of the file's.</param>
    public int[][] Numbers(ImmutableArray<ImmutableArray<string>> routes, Func<int, bool> isKnown) =>
        [.. routes.Select((route, index) => route.Select(word => Number(word, index, isKnown)).OfType<int>().ToArray())];

    /// <summary>Each customer is visited once.</summary>
    public void EachOnce(IEnumerable<int> visited, IEnumerable<int> customers) => Once(visited, customers, mustBeVisited: true);

    /// <summary>Each customer is visited once or not at all.</summary>
    public void AtMostOnce(IEnumerable<int> visited, IEnumerable<int> customers) => Once(visited, customers, mustBeVisited: false);

    public void Limit(double value, double most, string what)
    {
        if (value > most)
            Add($"{what} is {value:0.####}, more than {most:0.####}.");
    }

    private void Once(IEnumerable<int> visited, IEnumerable<int> customers, bool mustBeVisited)
    {
        var times = visited.CountBy(each => each).ToDictionary();
        foreach (var customer in customers)
        {
            var count = times.GetValueOrDefault(customer);
            AddIf(count > 1, $"Customer {customer} is visited {count} times.");
            AddIf(count == 0 && mustBeVisited, $"Customer {customer} is not visited.");
        }
    }

    private int? Number(string word, int route, Func<int, bool> isKnown)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && isKnown(number))
            return number;
        Add($"Route {route + 1} visits '{word}', which the file does not have.");
        return null;
    }
}
