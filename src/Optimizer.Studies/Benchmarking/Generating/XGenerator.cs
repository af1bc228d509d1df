using System.Collections.Immutable;
using System.Diagnostics;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Makes instances like those of the X set. Above 1,000 customers the grid grows, so that the density stays.</summary>
/// <remarks>Uchoa et al. (2017), section 4, https://doi.org/10.1016/j.ejor.2016.08.012.</remarks>
public sealed class XGenerator
{
    private const int SmallestSide = 1_000;
    private const double Decay = 40;

    private readonly XOptions _options;
    private readonly Dice _dice;
    private readonly double _growth;
    private readonly HashSet<GridPoint> _taken = [];

    private XGenerator(XOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Customers, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Customers, 100_000, nameof(options));
        if (options.RouteSize is { } size)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(options));

        _options = options;
        _dice = new(options.Seed);
        _growth = Math.Sqrt(Math.Max(1, options.Customers / 1_000.0));
    }

    private int Side => (int)(SmallestSide * _growth);

    public static XInstance Generate(XOptions options) => new XGenerator(options).Generate();

    private XInstance Generate()
    {
        var depot = DepotPoint();
        _taken.Add(depot);

        var customers = new List<GridPoint>(_options.Customers);
        var seeds = _options.Positioning == XCustomers.Random ? 0 : Math.Min(_dice.Between(3, 8), _options.Customers);
        var scattered = _options.Positioning switch
        {
            XCustomers.Random => _options.Customers,
            XCustomers.Clustered => seeds,
            XCustomers.RandomClustered => Math.Max(seeds, _options.Customers / 2),
            _ => throw new UnreachableException(),
        };

        // The first scattered customers are the seeds of the clusters.
        while (customers.Count < scattered)
            customers.Add(FreePoint());
        AddClustered(customers, [.. customers.Take(seeds)]);

        var demands = Demands(customers);
        var capacity = Capacity(demands);
        var name = $"X-n{_options.Customers + 1}-s{_options.Seed}";
        return new(name, depot, [.. customers], demands, capacity, seeds);
    }

    private GridPoint DepotPoint() => _options.Depot switch
    {
        XDepot.Central => new(Side / 2, Side / 2),
        XDepot.Eccentric => new(0, 0),
        XDepot.Random => AnyPoint(),
        _ => throw new UnreachableException(),
    };

    private GridPoint AnyPoint() => new(_dice.Between(0, Side), _dice.Between(0, Side));

    private GridPoint FreePoint()
    {
        var point = AnyPoint();
        while (!_taken.Add(point))
            point = AnyPoint();
        return point;
    }

    /// <summary>A point is taken with the chance that the seeds' attractions, exp(-distance / 40) each, add up to.</summary>
    private void AddClustered(List<GridPoint> customers, ImmutableArray<GridPoint> seeds)
    {
        while (customers.Count < _options.Customers)
        {
            var point = AnyPoint();
            var attraction = 0.0;
            foreach (var seed in seeds)
                attraction += Math.Exp(-point.DistanceTo(seed) / (Decay * _growth));

            if (_dice.Chance(attraction) && _taken.Add(point))
                customers.Add(point);
        }
    }

    private ImmutableArray<int> Demands(List<GridPoint> customers)
    {
        var smallShare = _options.Demand == XDemand.ManySmall ? _dice.Between(0.7, 0.95) : 0;
        return [.. customers.Select(point => Demand(point, smallShare))];
    }

    private int Demand(GridPoint point, double smallShare) => _options.Demand switch
    {
        XDemand.Unitary => 1,
        XDemand.From1To10 => _dice.Between(1, 10),
        XDemand.From5To10 => _dice.Between(5, 10),
        XDemand.From1To100 => _dice.Between(1, 100),
        XDemand.From50To100 => _dice.Between(50, 100),
        XDemand.Quadrant => (point.X < Side / 2) == (point.Y < Side / 2) ? _dice.Between(51, 100) : _dice.Between(1, 50),
        XDemand.ManySmall => _dice.Chance(smallShare) ? _dice.Between(1, 10) : _dice.Between(50, 100),
        _ => throw new UnreachableException(),
    };

    private int Capacity(ImmutableArray<int> demands)
    {
        var routeSize = _options.RouteSize ?? Triangular(3, 6, 25);
        if (_options.Demand == XDemand.Unitary)
            return (int)routeSize;

        var total = demands.Sum(demand => (long)demand);
        return Math.Max(demands.Max(), (int)Math.Ceiling(routeSize * total / demands.Length));
    }

    private double Triangular(double low, double mode, double high)
    {
        var unit = _dice.Unit();
        return unit < (mode - low) / (high - low)
            ? low + Math.Sqrt(unit * (high - low) * (mode - low))
            : high - Math.Sqrt((1 - unit) * (high - low) * (high - mode));
    }
}
