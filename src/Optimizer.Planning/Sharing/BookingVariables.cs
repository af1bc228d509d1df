using System.Collections.Immutable;
using Optimizer.OrTools;

namespace Optimizer.Planning.Sharing;

/// <summary>Whether, in which way, when and on which assets a booking is served.</summary>
internal sealed class BookingVariables
{
    private readonly int _booking;
    private readonly SharingProblem _problem;
    private readonly BoolVar[] _ways;
    private readonly PartVariables[] _parts;
    private readonly List<UseVariables> _uses = [];

    public BookingVariables(CpModel model, SharingProblem problem, int booking, List<LinearExpression> price)
    {
        (_problem, _booking) = (problem, booking);
        var asked = problem.Bookings[booking];
        IsServed = model.AddBool();
        _ways = [.. asked.Ways.Select(_ => model.AddBool())];
        model.AddEqual(LinearExpression.Sum(_ways.Select(way => (LinearExpression)way)), IsServed);
        _parts = [.. Enumerable.Range(0, asked.MaxParts).Select(_ => AddPart(model))];
        for (var part = 0; part < _parts.Length; part++)
            AddUses(model, part);
        if (_parts.Length > 1)
            AddSplit(model);
        AddPrices(model, price);
    }

    public BoolVar IsServed { get; }

    public IEnumerable<UseVariables> UsesOf(int asset) => _uses.Where(use => use.Asset == asset);

    public void Hint(CpModel model, ImmutableArray<PlannedUse> served)
    {
        model.AddHint(IsServed, !served.IsEmpty);
        for (var way = 0; way < _ways.Length; way++)
            model.AddHint(_ways[way], !served.IsEmpty && served[0].Way == way);
        for (var part = 0; part < _parts.Length; part++)
        {
            var use = served.Where(each => each.Part == part).Select(each => (PlannedUse?)each).FirstOrDefault();
            if (use is { } planned)
                model.AddHint(_parts[part].Start, planned.Start);
            if (_parts[part].Size is { } size)
                model.AddHint(size, use?.Seconds ?? 0);
        }

        foreach (var use in _uses)
            model.AddHint(use.IsUsed, served.Any(each => use.IsMeantBy(each)));
    }

    public ImmutableArray<PlannedUse> Read(CpSolution solution) =>
    [
        .. from use in _uses
           where solution[use.IsUsed]
           let start = (int)solution[_parts[use.Part].Start]
           let seconds = _parts[use.Part].Size is { } size ? (int)solution[size] : AssetTravel.Seconds(_problem.Bookings[_booking].Ways[use.Way].Duration)
           orderby use.Part, use.Requirement
           select new PlannedUse(use.Asset, _booking, use.Way, use.Part, use.Requirement, start, start + seconds),
    ];

    private PartVariables AddPart(CpModel model)
    {
        var booking = _problem.Bookings[_booking];
        var first = booking.Ways.Min(way => AssetTravel.Seconds(way.EarliestStart));
        var last = booking.Ways.Max(way => AssetTravel.Seconds(way.LatestEnd));
        var start = model.AddInt(first, last);
        if (booking.MaxParts == 1)
            return new(start, null, null);
        return new(start, model.AddInt(0, booking.Ways.Max(way => AssetTravel.Seconds(way.Duration))), model.AddInt(first, last + last - first));
    }

    /// <summary>A part in a way lies within its times and has an asset for each requirement.</summary>
    private void AddUses(CpModel model, int part)
    {
        var (start, size, end) = _parts[part];
        for (var way = 0; way < _ways.Length; way++)
        {
            var choice = _problem.Bookings[_booking].Ways[way];
            var seconds = AssetTravel.Seconds(choice.Duration);
            var isChosen = part == 0 ? _ways[way] : model.AddBool();
            if (part > 0)
                model.AddImplication(isChosen, _ways[way]);
            _parts[part].Ways.Add(isChosen);

            LinearExpression until = end is { } variable ? variable : start + seconds;
            model.AddGreaterOrEqual(start, AssetTravel.Seconds(choice.EarliestStart)).OnlyIf(isChosen);
            model.AddLessOrEqual(until, AssetTravel.Seconds(choice.LatestEnd)).OnlyIf(isChosen);
            if (size is { } length)
                model.AddGreaterOrEqual(length, AssetTravel.Seconds(_problem.Bookings[_booking].LeastPart(choice))).OnlyIf(isChosen);

            for (var requirement = 0; requirement < choice.Requirements.Length; requirement++)
            {
                var uses = _problem.Suitable(_booking, way, requirement)
                    .Select(asset => new UseVariables(asset, _booking, way, part, requirement, model.AddBool(), start, size is { } span ? span : seconds, until, seconds))
                    .ToArray();
                model.AddEqual(LinearExpression.Sum(uses.Select(use => (LinearExpression)use.IsUsed)), isChosen);
                _uses.AddRange(uses);
            }
        }
    }

    /// <summary>Parts are in the order of time, do not overlap, and add up to the duration.</summary>
    private void AddSplit(CpModel model)
    {
        for (var part = 0; part < _parts.Length; part++)
        {
            var (start, size, end) = _parts[part];
            var isThere = LinearExpression.Sum(_parts[part].Ways.Select(way => (LinearExpression)way));
            model.AddEqual(start + (LinearExpression)size!.Value, end!.Value);
            model.AddLessOrEqual(size.Value, _problem.Bookings[_booking].Ways.Max(way => AssetTravel.Seconds(way.Duration)) * isThere);
            if (part == 0)
                continue;
            var earlier = _parts[part - 1];
            model.AddLessOrEqual(isThere, LinearExpression.Sum(earlier.Ways.Select(way => (LinearExpression)way)));
            foreach (var way in _parts[part].Ways)
                model.AddGreaterOrEqual(start, earlier.End!.Value).OnlyIf(way);
        }

        model.AddEqual(
            LinearExpression.Sum(_parts.Select(part => (LinearExpression)part.Size!.Value)),
            LinearExpression.Sum(_ways.Select((way, index) => AssetTravel.Seconds(_problem.Bookings[_booking].Ways[index].Duration) * (LinearExpression)way)));
    }

    private void AddPrices(CpModel model, List<LinearExpression> price)
    {
        price.Add(_problem.UnservedPrice[_booking] * (1 - (LinearExpression)IsServed));
        for (var way = 0; way < _ways.Length; way++)
            price.Add(SharingMoney.FromCents(_problem.Bookings[_booking].Ways[way].CostCents * _problem.Model.Objective.CostWeight) * (LinearExpression)_ways[way]);
        AddPreference(model, price);
        foreach (var use in _uses)
            AddUsePrice(model, use, price);
    }

    private void AddPreference(CpModel model, List<LinearExpression> price)
    {
        var perSecond = _problem.OffPreferredPerSecond(_booking);
        var preferred = _problem.Bookings[_booking].Ways.Select(way => way.PreferredStart).ToArray();
        if (perSecond == 0 || preferred.All(start => start is null))
            return;

        var off = model.AddInt(0, 2 * Math.Max(_problem.End, preferred.Max(start => AssetTravel.Seconds(start?.Duration() ?? default))));
        for (var way = 0; way < preferred.Length; way++)
        {
            if (preferred[way] is not { } start)
                continue;
            model.AddGreaterOrEqual(off, _parts[0].Start - (LinearExpression)AssetTravel.Seconds(start)).OnlyIf(_ways[way]);
            model.AddGreaterOrEqual(off, AssetTravel.Seconds(start) - (LinearExpression)_parts[0].Start).OnlyIf(_ways[way]);
        }

        price.Add(perSecond * (LinearExpression)off);
    }

    private void AddUsePrice(CpModel model, UseVariables use, List<LinearExpression> price)
    {
        var perSecond = _problem.UsePrice(use.Asset, 1);
        if (perSecond == 0)
            return;
        if (_parts[use.Part].Size is not { } size)
        {
            price.Add(perSecond * use.MostSeconds * (LinearExpression)use.IsUsed);
            return;
        }

        var seconds = model.AddInt(0, use.MostSeconds);
        model.AddGreaterOrEqual(seconds, size).OnlyIf(use.IsUsed);
        price.Add(perSecond * (LinearExpression)seconds);
    }

    /// <summary>Size and end of a part that may have any size; null where the way says how long it is.</summary>
    private sealed record PartVariables(IntVar Start, IntVar? Size, IntVar? End)
    {
        /// <summary>Whether the part is there, by way.</summary>
        public List<BoolVar> Ways { get; } = [];
    }
}

/// <summary>One asset that may stand for a requirement of a part of a booking.</summary>
internal sealed record UseVariables(int Asset, int Booking, int Way, int Part, int Requirement, BoolVar IsUsed, IntVar Start, LinearExpression Size, LinearExpression End, int MostSeconds)
{
    /// <summary>For what depends on the booking alone, such as set-up.</summary>
    public PlannedUse Use => new(Asset, Booking, Way, Part, Requirement, 0, 0);

    public bool IsMeantBy(PlannedUse use) =>
        (use.Asset, use.Booking, use.Way, use.Part, use.Requirement) == (Asset, Booking, Way, Part, Requirement);
}
