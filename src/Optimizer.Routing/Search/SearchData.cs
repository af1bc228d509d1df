using System.Collections.Immutable;

namespace Optimizer.Routing.Search;

/// <summary>A problem laid out for the search: arrays by stop, by vehicle and by station. Read-only after construction.</summary>
internal sealed class SearchData
{
    public SearchData(RoutingProblem problem)
    {
        Problem = problem;
        Travel = [.. problem.Travel.Select(table => table.ForThread())];
        StopCount = problem.Stops.Length;
        StationCount = problem.Stations.Length;
        Dimensions = problem.Dimensions;

        KindOfVehicle = [.. problem.Kinds.SelectMany((kind, index) => Enumerable.Repeat(index, kind.Count))];
        Kinds = [.. problem.Kinds];
        WayPrices = [.. Kinds.Select(WayPrice.Of)];
        MayLackWays = problem.Travel.Any(table => table.MayLackWays);
        UsesEnergy = problem.Kinds.Any(kind => kind.Energy is not null);

        Location = [.. problem.Stops.Select(stop => stop.Location)];
        Penalty = [.. problem.Stops.Select(stop => stop.Penalty)];
        Service = [.. problem.Stops.Select(stop => stop.Service)];
        Load = [.. problem.Stops.SelectMany(stop => stop.Load)];
        Delivery = [.. problem.Stops.SelectMany(stop => stop.Delivery.IsEmpty ? Enumerable.Repeat(0, Dimensions) : stop.Delivery)];
        Material = [.. problem.Stops.Select(stop => stop.Material)];
        Brings = [.. problem.Stops.Select(stop => !stop.Delivery.IsEmpty)];
        Release = [.. problem.Stops.Select(stop => stop.Release)];
        HasReleases = problem.Stops.Any(stop => stop.Release > 0);
        OnlyDelivers = [.. problem.Stops.Select(stop => stop.OnlyDelivers)];
        PairedWith = [.. Enumerable.Repeat(-1, StopCount)];
        FirstOfPair = [.. Enumerable.Repeat(-1, StopCount)];
        Group = [.. Enumerable.Repeat(-1, StopCount)];
        for (var group = 0; group < problem.Groups.Length; group++)
        {
            foreach (var stop in problem.Groups[group].Stops)
                Group[stop] = group;
            if (!problem.Groups[group].IsPair)
                continue;
            FirstOfPair[problem.Groups[group].Stops[1]] = problem.Groups[group].Stops[0];
            (PairedWith[problem.Groups[group].Stops[0]], PairedWith[problem.Groups[group].Stops[1]]) = (problem.Groups[group].Stops[1], problem.Groups[group].Stops[0]);
        }

        AllowedKinds = new bool[Kinds.Length * StopCount];
        for (var stop = 0; stop < StopCount; stop++)
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
                AllowedKinds[(kind * StopCount) + stop] = (problem.Stops[stop].AllowedKinds.IsEmpty || problem.Stops[stop].AllowedKinds[kind]) && HasRoomEmpty(Kinds[kind], problem.Stops[stop]);
        }

        FoldSetups();
        StopSegments = [.. problem.Stops.Select((stop, index) => new TimeSegment(Service[index], stop.Windows[0].Start, stop.Windows[^1].End))];
        StationSegments = [.. problem.Stations.Select(station => new TimeSegment(station.Service, station.Windows[0].Start, station.Windows[^1].End))];
        Capacity = [.. Kinds.SelectMany(MostByDimension)];
        RouteLoadLimit = [.. Kinds.SelectMany(kind => kind.RouteLoadLimit.IsEmpty ? Enumerable.Repeat(Compartment.NoLimit, Dimensions) : kind.RouteLoadLimit)];
        LimitsRouteLoad = RouteLoadLimit.Any(limit => limit < Compartment.NoLimit);
        NeedsSimulation = FindOutWhetherSimulationIsNeeded();
        SegmentsKnowReleases = HasReleases && !NeedsSimulation;
        RouteConflicts = ConflictMasks(problem.RouteConflicts);
        CompartmentConflicts = ConflictMasks(problem.CompartmentConflicts);
        MaterialCapacity = [.. Kinds.SelectMany(MostByMaterial)];
        IsUndivided = [.. Kinds.Select(kind => kind.Configurations.All(configuration => configuration.Length == 1))];
        FeesDiffer = problem.Stations.Select(station => station.FeePerMass).Distinct().Count() > 1;
        LeastFee = [.. Enumerable.Range(0, StopCount).Select(LeastFeeOf)];
        HasRouteConflicts = !problem.RouteConflicts.IsEmpty;
        NeedsMaterials = problem.Stops.Any(stop => stop.Material >= 0 && problem.Stations.Any(station => (station.AcceptedMaterials >> stop.Material & 1) == 0));
        MayChangeKind = Kinds.GroupBy(kind => kind.Profile).Any(same => same.Count() > 1);
        EndsDiffer = Kinds.Any(kind => kind.EndLocation != Kinds[0].EndLocation || !kind.EndWindows.SequenceEqual(Kinds[0].EndWindows));
        HasTimeCosts = Kinds.Any(kind => kind.DrivingCost != 0 || kind.ServiceCost != 0 || kind.WaitingCost != 0 || kind.DurationCost != 0 || kind.OvertimeCost != 0);
        HasWindows = problem.Stops.Any(stop => stop.Windows[0].Start > 0 || stop.Windows[^1].End < Window.Never);
        HasQuotas = problem.Stations.Any(MayExceedQuota);
        LoadsForStations = Enumerable.Range(0, StopCount).Any(stop => !OnlyDelivers[stop] && PairedWith[stop] < 0);
        HasDestined = Brings.Contains(true) || problem.Groups.Any(group => group.IsPair);
        HasPeakLoads = problem.Stops.Any(stop => !stop.Delivery.IsEmpty || stop.Load.Any(load => load < 0));
    }

    public RoutingProblem Problem { get; }
    public TravelTable[] Travel { get; }
    public int StopCount { get; }
    public int StationCount { get; }
    public int Dimensions { get; }
    public int VehicleCount => KindOfVehicle.Length;
    public int[] KindOfVehicle { get; }
    public VehicleKind[] Kinds { get; }

    /// <summary>By kind.</summary>
    public WayPrice[] WayPrices { get; }

    public int[] Location { get; }
    public Cost[] Penalty { get; }

    /// <summary>By stop; set-up is folded in where nothing else is at the place.</summary>
    public Duration[] Service { get; }

    /// <summary>By stop; only where something else is at the place.</summary>
    public Duration[] Setup { get; private set; } = [];

    /// <summary>By stop and dimension.</summary>
    public Load[] Load { get; }

    /// <inheritdoc cref="Load"/>
    public Load[] Delivery { get; }

    /// <summary>By stop, whether something is delivered there, if only of an amount of 0.</summary>
    public bool[] Brings { get; }

    public bool[] OnlyDelivers { get; }

    /// <summary>By stop.</summary>
    public Duration[] Release { get; }

    public bool HasReleases { get; }

    /// <summary>Else only the simulation does.</summary>
    public bool SegmentsKnowReleases { get; }

    /// <summary>By stop, the other of its pair; -1 if it is in none.</summary>
    public int[] PairedWith { get; }

    /// <summary>By stop that is the second of a pair, the first; -1 for any other.</summary>
    public int[] FirstOfPair { get; }

    public int[] Material { get; }
    public int[] Group { get; }

    /// <summary>By stop, between the first and the last of its windows.</summary>
    public TimeSegment[] StopSegments { get; }

    /// <summary>By station, between the first and the last of its windows.</summary>
    public TimeSegment[] StationSegments { get; }

    /// <summary>By kind and stop: whether an empty vehicle may and can take it.</summary>
    public bool[] AllowedKinds { get; }

    /// <summary>By kind and dimension: no configuration holds more.</summary>
    public Load[] Capacity { get; }

    /// <summary>By kind, material and dimension: no configuration holds more of it. Empty where no kind is divided.</summary>
    public Load[] MaterialCapacity { get; }

    /// <summary>By kind, whether all on board is in one compartment.</summary>
    public bool[] IsUndivided { get; }

    /// <summary>By stop, what some station takes at least for what is loaded there, rounded down; 0 if it does not go to a station.</summary>
    public Cost[] LeastFee { get; }

    public bool FeesDiffer { get; }

    /// <summary>By kind and dimension.</summary>
    public Load[] RouteLoadLimit { get; }

    public bool LimitsRouteLoad { get; }

    public bool MayLackWays { get; }
    public bool UsesEnergy { get; }

    /// <summary>
    /// Whether a rule is in use that segments do not know: then they only filter, and <see cref="RouteSimulator"/> decides.
    /// </summary>
    public bool NeedsSimulation { get; }

    /// <summary>By material, those that must not share a route with it.</summary>
    public ulong[] RouteConflicts { get; }

    /// <summary>By material, those that must not share a compartment with it between two unloadings.</summary>
    public ulong[] CompartmentConflicts { get; }

    public bool HasRouteConflicts { get; }

    /// <summary>Whether a station leaves some materials on board.</summary>
    public bool NeedsMaterials { get; }

    public bool HasTimeCosts { get; }

    /// <summary>Whether kinds of vehicles return to different places, or have to be back at different times.</summary>
    public bool EndsDiffer { get; }

    /// <summary>Whether there are kinds of vehicles that drive the same ways, so that a route may change between them.</summary>
    public bool MayChangeKind { get; }
    /// <summary>Whether a station has a quota that all that it may get would exceed.</summary>
    public bool HasQuotas { get; }

    /// <summary>Whether a stop wants a visit at some times only.</summary>
    public bool HasWindows { get; }

    /// <summary>Whether some load has to be unloaded at a station.</summary>
    public bool LoadsForStations { get; }

    /// <summary>Whether some load has a stop as its destination.</summary>
    public bool HasDestined { get; }

    /// <summary>Whether the load on a trip may be highest before its end.</summary>
    public bool HasPeakLoads { get; }

    private static bool HasRoomEmpty(VehicleKind kind, Stop stop) =>
        HasRoomEmpty(kind, stop.Load, stop.Material) && HasRoomEmpty(kind, stop.Delivery, stop.Material);

    private static bool HasRoomEmpty(VehicleKind kind, ImmutableArray<Load> load, int material) =>
        (kind.TotalCapacity.IsEmpty || FitsIn(load, kind.TotalCapacity))
        && kind.Configurations.Any(configuration => configuration.Any(compartment =>
            (material < 0 || (compartment.AcceptedMaterials >> material & 1) != 0) && FitsIn(load, compartment.Capacity)));

    private static bool FitsIn(ImmutableArray<Load> load, ImmutableArray<Load> capacity)
    {
        for (var dimension = 0; dimension < load.Length; dimension++)
        {
            if (load[dimension] > capacity[dimension])
                return false;
        }

        return true;
    }

    /// <summary>Materials that must not share a route with the stop's.</summary>
    public ulong RouteConflictsOf(int stop) => Material[stop] < 0 ? 0 : RouteConflicts[Material[stop]];

    private static ulong[] ConflictMasks(ImmutableArray<(int First, int Second)> conflicts)
    {
        var masks = new ulong[64];
        foreach (var (first, second) in conflicts)
        {
            masks[first] |= 1UL << second;
            masks[second] |= 1UL << first;
        }

        return masks;
    }

    /// <summary>Set-up is shared at a place.</summary>
    public int PlaceOf(int location) => Problem.Places.IsEmpty ? location : Problem.Places[location];

    private void FoldSetups()
    {
        var stops = Problem.Stops;
        var sharing = stops.GroupBy(stop => PlaceOf(stop.Location)).Where(place => place.Count() > 1).Select(place => place.Key)
            .Concat(Problem.Stations.Select(station => PlaceOf(station.Location))).ToHashSet();
        Setup = [.. stops.Select(stop => sharing.Contains(PlaceOf(stop.Location)) ? stop.Setup : 0)];
        for (var stop = 0; stop < StopCount; stop++)
            Service[stop] += stops[stop].Setup - Setup[stop];
    }

    private IEnumerable<Load> MostByDimension(VehicleKind kind)
    {
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var most = kind.Configurations.Max(configuration => configuration.Sum(compartment => (long)compartment.Capacity[dimension]));
            if (!kind.TotalCapacity.IsEmpty)
                most = Math.Min(most, kind.TotalCapacity[dimension]);
            yield return (Load)Math.Min(most, Compartment.NoLimit);
        }
    }

    private IEnumerable<Load> MostByMaterial(VehicleKind kind)
    {
        if (Kinds.All(each => each.Configurations.Length == 1 && each.Configurations[0].Length == 1))
            yield break;
        for (var material = 0; material < 64; material++)
        {
            for (var dimension = 0; dimension < Dimensions; dimension++)
                yield return (Load)Math.Min(Compartment.NoLimit, kind.Configurations.Max(configuration => configuration.Where(compartment => (compartment.AcceptedMaterials >> material & 1) != 0).Sum(compartment => (long)compartment.Capacity[dimension])));
        }
    }

    private bool MayExceedQuota(Station station) => Enumerable.Range(0, station.DailyQuota.Length).Any(dimension =>
        Enumerable.Range(0, StopCount).Where(stop => HoldsForStation(stop) && (Material[stop] < 0 || (station.AcceptedMaterials >> Material[stop] & 1) != 0))
            .Sum(stop => (long)Load[(stop * Dimensions) + dimension]) > station.DailyQuota[dimension]);

    private Cost LeastFeeOf(int stop)
    {
        if (StationCount == 0 || !HoldsForStation(stop))
            return 0;
        return Enumerable.Range(0, StationCount).Where(station => Material[stop] < 0 || (Problem.Stations[station].AcceptedMaterials >> Material[stop] & 1) != 0)
            .Select(station => FeeOf(stop, station)).DefaultIfEmpty(0).Min();
    }

    /// <summary>What a station takes for the load of a stop, rounded down.</summary>
    public Cost FeeOf(int stop, int station) => (Cost)(Problem.Stations[station].FeePerMass * Math.Max(0, Load[(stop * Dimensions) + Problem.MassDimension]));

    /// <summary>Whether what is loaded at a stop goes to a station.</summary>
    public bool HoldsForStation(int stop) => !OnlyDelivers[stop] && PairedWith[stop] < 0;

    private bool FindOutWhetherSimulationIsNeeded() =>
        Setup.Any(setup => setup > 0)
        || Problem.Stops.Any(stop => stop.Windows.Length > 1 || IsSoft(stop.Windows))
        || Problem.Stations.Any(station => station.Windows.Length > 1 || station.FeePerMass > 0 || !station.DailyQuota.IsEmpty)
        || Kinds.Any(kind => !kind.Breaks.IsNone || kind.StartWindows.Length > 1 || kind.EndWindows.Length > 1 || kind.EndWindows[0].Start > kind.StartWindows[0].Start)
        || Kinds.Any(kind => kind.Configurations.Length > 1 || kind.Configurations[0].Length > 1)
        || Kinds.Any(kind => Problem.Stops.Any(stop => stop.Material >= 0 && (kind.Configurations[0][0].AcceptedMaterials >> stop.Material & 1) == 0))
        || Problem.Stops.Any(stop => stop.Material >= 0 && Problem.Stations.Any(station => (station.AcceptedMaterials >> stop.Material & 1) == 0))
        || !Problem.RouteConflicts.IsEmpty
        || !Problem.CompartmentConflicts.IsEmpty
        || (StationCount > 0 && Problem.Groups.Any(group => group.IsPair))
        || (StationCount > 0 && Brings.Contains(true) && !(OnlyDelivers.All(only => only) && Problem.Stations.All(station => station.Reloads)))
        || (Kinds.Any(kind => kind.DeliveriesFirst) && (Problem.Groups.Any(group => group.IsPair) || Problem.Stations.Any(station => !station.Reloads)));

    private static bool IsSoft(ImmutableArray<Window> windows) => windows.Any(window => window.EarlyCost > 0 || window.LateCost > 0);
}
