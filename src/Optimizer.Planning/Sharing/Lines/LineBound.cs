using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing.Lines;

/// <summary>
/// No schedule of some bookings is cheaper than this: that each use is on one line has a multiplier, so that every asset has
/// its cheapest line by itself. The multipliers climb along a smoothed subgradient. The bound nears that of column generation with one
/// column for each line, from below; every step on the way is a bound. Maintenance and fairness are left out.
/// </summary>
/// <remarks>
/// Held, Wolfe and Crowder (1974), https://doi.org/10.1007/BF01580223; smoothed directions: Camerini, Fratta and Maffioli (1975),
/// https://doi.org/10.1007/BFb0120697; lines as columns: Ribeiro and Soumis (1994), https://doi.org/10.1287/opre.42.1.41.
/// </remarks>
internal sealed class LineBound
{
    private const double Smoothing = 0.7;
    private const int Patience = 15;
    private const double LeastStep = 0.001;

    // Of the penalty, what a line gets for a use at first.
    private const double FirstShare = 0.7;

    private readonly SharingProblem _problem;
    private readonly ImmutableArray<int> _bookings;
    private readonly LineRewards _rewards;
    private readonly long[] _best;

    public LineBound(SharingProblem problem, ImmutableArray<int> bookings, LineRewards rewards)
    {
        (_problem, _bookings, _rewards) = (problem, bookings, rewards);
        _best = new long[rewards.Count];
        foreach (var (booking, way, requirement, stretch) in AllMultipliers())
            _best[rewards.At(booking, way, requirement, stretch)] = FirstMultiplier(booking, way);
    }

    /// <summary>In the schedule's unit of money; 0 without any step.</summary>
    public long Bound { get; private set; }

    /// <summary>The multipliers of the best bound: what serving a booking costs at the margin.</summary>
    public ImmutableArray<long> Multipliers => [.. _best];

    /// <summary>Climbs from the best multipliers so far.</summary>
    /// <param name="stepSeconds">Between starts; the shorter, the better the bound and the slower.</param>
    /// <param name="known">What a schedule costs.</param>
    /// <param name="timeUsed">The part of the time that is used up; from 1 on there is none left.</param>
    public void Climb(int stepSeconds, long known, int rounds, Func<double> timeUsed)
    {
        var builder = new LineGraphBuilder(_problem, _bookings, _rewards, stepSeconds, isExact: false);
        var lines = LineGraphBuilder.Assets(_problem, _bookings).Select(asset => new CheapestLine(builder.Build(asset))).ToArray();
        var (multipliers, direction, slopes) = ((long[])_best.Clone(), new double[_best.Length], new int[_best.Length]);
        var (step, since, top) = (1.0, 0, long.MinValue);
        for (var round = 0; round < rounds && step >= LeastStep && Bound < known && timeUsed() < 1; round++)
        {
            Array.Clear(slopes);
            var bound = PriceOfServing(multipliers, slopes) + lines.Sum(line => line.Find(multipliers, slopes));
            if (bound > top)
            {
                (top, since) = (bound, 0);
                if (bound > Bound)
                    Bound = bound;
                multipliers.CopyTo(_best, 0);
            }
            else if (++since >= Patience)
            {
                (step, since) = (step / 2, 0);
                _best.CopyTo(multipliers, 0);
                Array.Clear(direction);
            }

            Move(multipliers, direction, slopes, step * (known - bound));
        }
    }

    /// <summary>Each booking in its cheapest way or not at all, with what lines get for it; adds up the uses of the ways.</summary>
    private long PriceOfServing(long[] multipliers, int[] slopes)
    {
        var sum = 0L;
        foreach (var booking in _bookings)
        {
            var (best, bestWay, bestStretch) = (_problem.UnservedPrice[booking], -1, -1);
            for (var way = 0; way < _problem.Bookings[booking].Ways.Length; way++)
            {
                for (var stretch = 0; stretch < _rewards.Stretches(booking, way); stretch++)
                {
                    var price = ServingPrice(booking, way);
                    for (var requirement = 0; requirement < Requirements(booking, way); requirement++)
                        price += multipliers[_rewards.At(booking, way, requirement, stretch)];
                    if (price < best)
                        (best, bestWay, bestStretch) = (price, way, stretch);
                }
            }

            sum += best;
            for (var requirement = 0; bestWay >= 0 && requirement < Requirements(booking, bestWay); requirement++)
                slopes[_rewards.At(booking, bestWay, requirement, bestStretch)]++;
        }

        return sum;
    }

    /// <summary>What a way costs whatever its assets and times; of a split booking with the least price of use, which lines leave out.</summary>
    private long ServingPrice(int booking, int way)
    {
        var price = _problem.WayPrice(booking, way);
        if (_problem.Bookings[booking].MaxParts == 1)
            return price;
        var seconds = AssetTravel.Seconds(_problem.Bookings[booking].Ways[way].Duration);
        for (var requirement = 0; requirement < Requirements(booking, way); requirement++)
            price += _problem.Suitable(booking, way, requirement).Select(asset => _problem.UsePrice(asset, seconds)).DefaultIfEmpty(0).Min();
        return price;
    }

    private static void Move(long[] multipliers, double[] direction, int[] slopes, double gain)
    {
        var square = 0.0;
        for (var index = 0; index < slopes.Length; index++)
        {
            direction[index] = slopes[index] + (Smoothing * direction[index]);
            square += direction[index] * direction[index];
        }

        var length = square > 0 ? gain / square : 0;
        for (var index = 0; index < slopes.Length; index++)
            multipliers[index] = (long)Math.Max(0, multipliers[index] + (length * direction[index]));
    }

    private long FirstMultiplier(int booking, int way) =>
        (long)(FirstShare * Math.Min(_problem.UnservedPrice[booking], SharingMoney.FromCents(100_000)) / Requirements(booking, way));

    private int Requirements(int booking, int way) => _problem.Bookings[booking].Ways[way].Requirements.Length;

    private IEnumerable<(int Booking, int Way, int Requirement, int Stretch)> AllMultipliers() =>
        from booking in _bookings
        from way in Enumerable.Range(0, _problem.Bookings[booking].Ways.Length)
        from requirement in Enumerable.Range(0, Requirements(booking, way))
        from stretch in Enumerable.Range(0, _rewards.Stretches(booking, way))
        select (booking, way, requirement, stretch);
}
