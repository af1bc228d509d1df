using System.Collections.Immutable;
using Optimizer.OrTools;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// What one asset does: uses that do not overlap, within its availability. If something between two uses depends on both, its uses
/// are a circuit, node 0 is before the first and after the last.
/// </summary>
internal sealed class AssetFormulation
{
    private readonly CpModel _model;
    private readonly SharingProblem _problem;
    private readonly int _asset;
    private readonly ImmutableArray<UseVariables> _uses;
    private readonly List<LinearExpression> _price;
    private readonly List<(int From, int To, BoolVar Used)> _arcs = [];
    private readonly BoolVar[] _maintained;
    private readonly IntVar[] _sinceMaintenance;
    private readonly BoolVar _isIdle;

    public AssetFormulation(CpModel model, SharingProblem problem, int asset, ImmutableArray<UseVariables> uses, List<LinearExpression> price)
    {
        (_model, _problem, _asset, _uses, _price) = (model, problem, asset, uses, price);
        var isPlain = IsPlain(problem, asset);
        var maintains = !isPlain && problem.Assets[asset].Maintenance is not null;
        _isIdle = model.AddBool();
        _maintained = maintains ? [.. uses.Select(_ => model.AddBool())] : [];
        _sinceMaintenance = maintains ? [.. uses.Select(_ => model.AddInt(0, AssetTravel.Seconds(problem.Assets[asset].Maintenance!.MaxUse)))] : [];

        AddNoOverlap();
        AddAvailability();
        AddFixedPrice();
        if (!isPlain)
            AddCircuit();
    }

    /// <summary>Whether set-up and cleaning are all there is between two uses, and do not depend on both of them.</summary>
    public static bool IsPlain(SharingProblem problem, int asset)
    {
        var shared = problem.Assets[asset];
        return !shared.CanMove && shared.Maintenance is null && shared.Setups.All(setup => setup.FromUse is null) && !problem.Forbidden.Any(pair => pair.Asset == asset);
    }

    public void Hint(Schedule schedule)
    {
        var line = schedule.Line(_asset);
        var nodes = line.Select(use => 1 + NodeOf(use)).Prepend(0).Append(0).ToArray();
        var used = nodes.Zip(nodes.Skip(1)).ToHashSet();
        foreach (var arc in _arcs.Where(arc => arc.From != arc.To))
            _model.AddHint(arc.Used, used.Contains((arc.From, arc.To)));
        _model.AddHint(_isIdle, line.IsEmpty);
        var maintained = schedule.PriceOf(_asset).MaintenanceBefore.Select(position => NodeOf(line[position])).ToHashSet();
        for (var node = 0; node < _maintained.Length; node++)
            _model.AddHint(_maintained[node], maintained.Contains(node));
    }

    private int NodeOf(PlannedUse use)
    {
        for (var node = 0; node < _uses.Length; node++)
        {
            if (_uses[node].IsMeantBy(use))
                return node;
        }

        return -1;
    }

    /// <summary>Uses with the least set-up and the cleaning do not overlap.</summary>
    private void AddNoOverlap() => _model.AddNoOverlap([.. _uses.Select(use =>
    {
        var (before, after) = (LeastSetup(use), _problem.Cleaning(_asset, use.Use));
        return _model.AddOptionalInterval(use.Start - (LinearExpression)before, use.Size + before + after, use.End + after, use.IsUsed);
    })]);

    private int LeastSetup(UseVariables use) => AssetTravel.Seconds(
        _problem.Assets[_asset].Setups.Where(setup => setup.ToUse == _problem.Bookings[use.Booking].Use).Select(setup => setup.Duration)
            .Append(_problem.Assets[_asset].SetupBetween(null, _problem.Bookings[use.Booking].Use)).Min());

    private void AddAvailability()
    {
        foreach (var use in _uses)
        {
            var cleaning = _problem.Cleaning(_asset, use.Use);
            var setup = LeastSetup(use);
            var windows = _problem.Assets[_asset].AvailabilityWindows.Select(window => (Start: AssetTravel.Seconds(window.Start) + setup, End: AssetTravel.Seconds(window.End) - cleaning)).ToArray();
            var isIn = windows.Length == 1 ? [use.IsUsed] : windows.Select(_ => _model.AddBool()).ToArray();
            if (windows.Length > 1)
                _model.AddEqual(LinearExpression.Sum(isIn.Select(literal => (LinearExpression)literal)), use.IsUsed);
            for (var window = 0; window < windows.Length; window++)
            {
                _model.AddGreaterOrEqual(use.Start, windows[window].Start).OnlyIf(isIn[window]);
                _model.AddLessOrEqual(use.End, windows[window].End).OnlyIf(isIn[window]);
            }
        }
    }

    private void AddFixedPrice()
    {
        foreach (var use in _uses)
            _model.AddImplication(use.IsUsed, _isIdle.Not());
        _model.AddOr(_uses.Select(use => use.IsUsed).Append(_isIdle));
        if (_problem.FixedPrice(_asset) is > 0 and var price)
            _price.Add(price * (LinearExpression)_isIdle.Not());
    }

    private void AddCircuit()
    {
        _arcs.Add((0, 0, _isIdle));
        var moves = _uses.Select(_ => _problem.Assets[_asset].Carried is null ? (MoveVariables?)null : new(_model, _problem)).ToArray();
        for (var to = 0; to < _uses.Length; to++)
        {
            _arcs.Add((to + 1, to + 1, _uses[to].IsUsed.Not()));
            AddSuccession(null, to, moves[to]);
            AddHomeWay(to);
            for (var from = 0; from < _uses.Length; from++)
            {
                if (from != to && (_uses[from].Booking != _uses[to].Booking || (_uses[from].Way == _uses[to].Way && _uses[from].Part < _uses[to].Part)))
                    AddSuccession(from, to, moves[to]);
            }

            if (_maintained.Length > 0)
            {
                _model.AddImplication(_maintained[to], _uses[to].IsUsed);
                _model.AddGreaterOrEqual(_sinceMaintenance[to], _uses[to].Size).OnlyIf(_uses[to].IsUsed);
            }
        }

        _model.AddCircuit(_arcs);
    }

    /// <summary>One use right after another, or the first one (from is null).</summary>
    private void AddSuccession(int? from, int to, MoveVariables? move)
    {
        var next = _uses[to];
        var last = from is { } index ? _uses[index] : null;
        if (_problem.Forbidden.Contains(new(_asset, last?.Booking, next.Booking)))
            return;

        var travel = _problem.Travel[_asset];
        var (siteFrom, siteTo) = (last is null ? _problem.Assets[_asset].HomeSiteId : _problem.SiteOf(last.Use), _problem.SiteOf(next.Use));
        if (travel.SecondsBetween(siteFrom, siteTo) is not { } seconds)
            return;

        var setup = _problem.Setup(_asset, last?.Use, next.Use);
        var cleaning = last is null ? 0 : _problem.Cleaning(_asset, last.Use);
        if (!CanFollow(last, next, cleaning + seconds + setup))
            return;

        var arc = _model.AddBool();
        _arcs.Add((from + 1 ?? 0, to + 1, arc));
        _price.Add(travel.PriceBetween(siteFrom, siteTo) * (LinearExpression)arc);
        var free = (last?.End ?? 0) + (LinearExpression)cleaning;
        var needed = next.Start - (LinearExpression)setup;
        AddSetupWithinAvailability(arc, next, setup);
        if (_maintained.Length > 0)
            AddMaintenance(arc, last, to, siteFrom, siteTo, free, needed, move);
        else
            AddMove(siteFrom, siteTo, free, needed, move?.ToUse, arc);
        if (_sinceMaintenance.Length > 0)
        {
            LinearExpression usedBefore = from is { } before ? _sinceMaintenance[before] : AssetTravel.Seconds(_problem.Assets[_asset].Maintenance!.Used);
            _model.AddGreaterOrEqual(_sinceMaintenance[to], usedBefore + next.Size).OnlyIf(arc, _maintained[to].Not());
        }
    }

    /// <summary>Whether the earliest end of one leaves time before the latest start of the other.</summary>
    private bool CanFollow(UseVariables? last, UseVariables next, int between)
    {
        var nextWay = _problem.Way(next.Use);
        var split = _problem.Bookings[next.Booking].MaxParts > 1;
        var latestStart = AssetTravel.Seconds(nextWay.LatestEnd) - (split ? AssetTravel.Seconds(_problem.Bookings[next.Booking].LeastPart(nextWay)) : next.MostSeconds);
        var earliestEnd = last is null ? 0 : AssetTravel.Seconds(_problem.Way(last.Use).EarliestStart) + (_problem.Bookings[last.Booking].MaxParts > 1 ? AssetTravel.Seconds(_problem.Bookings[last.Booking].LeastPart(_problem.Way(last.Use))) : last.MostSeconds);
        return earliestEnd + between <= latestStart;
    }

    /// <summary>A set-up that is longer than the least one is within the availability window, too.</summary>
    private void AddSetupWithinAvailability(BoolVar arc, UseVariables next, int setup)
    {
        if (setup == LeastSetup(next))
            return;
        var starts = _problem.Assets[_asset].AvailabilityWindows.Select(window => (Low: (long)AssetTravel.Seconds(window.Start) + setup, High: (long)AssetTravel.Seconds(window.End)))
            .Where(span => span.Low <= span.High).ToArray();
        if (starts.Length == 0)
            _model.AddAnd(arc.Not());
        else
            _model.AddLinear(next.Start, starts).OnlyIf(arc);
    }

    /// <summary>With the maintenance literal of the next use the way leads by the workshop.</summary>
    private void AddMaintenance(BoolVar arc, UseVariables? last, int to, string siteFrom, string siteTo, LinearExpression free, LinearExpression needed, MoveVariables? move)
    {
        var rule = _problem.Assets[_asset].Maintenance!;
        var travel = _problem.Travel[_asset];
        var workshop = rule.SiteId ?? siteFrom;
        AddMove(siteFrom, siteTo, free, needed, move?.ToUse, arc, _maintained[to].Not());
        if (travel.SecondsBetween(siteFrom, workshop) is not { } there || travel.SecondsBetween(workshop, siteTo) is not { } back
            || !CanFollow(last, _uses[to], there + back + AssetTravel.Seconds(rule.Duration)))
        {
            _model.AddImplication(arc, _maintained[to].Not());
            return;
        }

        if (move is null)
        {
            _model.AddLessOrEqual(free + (there + AssetTravel.Seconds(rule.Duration) + back), needed).OnlyIf(arc, _maintained[to]);
        }
        else
        {
            AddMove(siteFrom, workshop, free, move.MaintenanceStart, move.ToWorkshop, arc, _maintained[to]);
            AddMove(workshop, siteTo, move.MaintenanceStart + (LinearExpression)AssetTravel.Seconds(rule.Duration), needed, move.ToUse, arc, _maintained[to]);
        }

        var detour = travel.PriceBetween(siteFrom, workshop) + travel.PriceBetween(workshop, siteTo) - travel.PriceBetween(siteFrom, siteTo);
        if (detour == 0)
            return;
        var isBoth = _model.AddBool();
        _model.AddOr(arc.Not(), _maintained[to].Not(), isBoth);
        _model.AddImplication(isBoth, arc);
        _model.AddImplication(isBoth, _maintained[to]);
        _price.Add(detour * (LinearExpression)isBoth);
    }

    /// <summary>A move between two moments, if the literals are true; one that a vehicle does lies in its shifts.</summary>
    private void AddMove(string from, string to, LinearExpression free, LinearExpression needed, IntVar? departure, params IEnumerable<BoolVar> literals)
    {
        var travel = _problem.Travel[_asset];
        var seconds = travel.SecondsBetween(from, to)!.Value;
        if (from == to || departure is not { } leaves)
        {
            _model.AddLessOrEqual(free + seconds, needed).OnlyIf(literals);
            return;
        }

        var windows = travel.Windows.Where(window => window.End - seconds >= window.Start).Select(window => ((long)window.Start, (long)window.End - seconds)).ToArray();
        if (windows.Length == 0)
        {
            _model.AddOr(literals.Select(literal => literal.Not()));
            return;
        }

        _model.AddLinear(leaves, windows).OnlyIf(literals);
        _model.AddGreaterOrEqual(leaves, free).OnlyIf(literals);
        _model.AddLessOrEqual(leaves + (LinearExpression)seconds, needed).OnlyIf(literals);
    }

    private void AddHomeWay(int from)
    {
        var asset = _problem.Assets[_asset];
        var last = _uses[from];
        var site = _problem.SiteOf(last.Use);
        if (asset.ReturnsHome && (_problem.Forbidden.Contains(new(_asset, last.Booking, null)) || _problem.Travel[_asset].SecondsBetween(site, asset.HomeSiteId) is null))
            return;

        var arc = _model.AddBool();
        _arcs.Add((from + 1, 0, arc));
        if (!asset.ReturnsHome)
            return;
        _price.Add(_problem.Travel[_asset].PriceBetween(site, asset.HomeSiteId) * (LinearExpression)arc);
        // The last moment to leave does not depend on the schedule.
        if (_problem.Travel[_asset].Departure(site, asset.HomeSiteId, _problem.End) is { } latest)
            _model.AddLessOrEqual(last.End + _problem.Cleaning(_asset, last.Use), latest).OnlyIf(arc);
        else
            _model.AddAnd(arc.Not());
    }

    /// <summary>When a vehicle starts to load the asset, on the way to a use and to the maintenance before it.</summary>
    private sealed class MoveVariables(CpModel model, SharingProblem problem)
    {
        public IntVar ToUse { get; } = model.AddInt(0, problem.End);
        public IntVar ToWorkshop { get; } = model.AddInt(0, problem.End);
        public IntVar MaintenanceStart { get; } = model.AddInt(0, problem.End);
    }
}
