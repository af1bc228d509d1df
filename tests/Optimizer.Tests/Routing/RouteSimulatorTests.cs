using Optimizer.Routing;
using Optimizer.Routing.Search;
using static Optimizer.Tests.Routing.Line;

namespace Optimizer.Tests.Routing;

public sealed class RouteSimulatorTests
{
    private const ulong Paper = 1UL << 0;
    private const ulong Glass = 1UL << 1;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Fact]
    public void A_second_window_is_waited_for_when_the_first_is_over()
    {
        // There after 10 km = 1,000 s; the windows are 0 to 500 and 2,000 to 3,000.
        var route = Drive(TruckAtZero, At(10, Window.Hard(0, 500), Window.Hard(2_000, 3_000)))!;

        Assert.Equal(new VisitTimes(1_000, 2_000, 2_000), route.Times[0]);
        Assert.Equal(3_000, route.Return);
    }

    [Fact]
    public void Arriving_after_the_last_window_is_too_late()
    {
        Assert.NotNull(Drive(TruckAtZero, At(10, Window.Hard(0, 1_000))));
        Assert.Null(Drive(TruckAtZero, At(10, Window.Hard(0, 999))));
        Assert.Equal(RouteFault.Time, FaultOf(TruckAtZero, At(10, Window.Hard(0, 999))));
    }

    [Theory]
    [InlineData(1, 400)] // Starts at 100, 200 s before 300, 2 a second.
    [InlineData(4, 0)] // Starts at 400, within 300 to 500.
    [InlineData(8, 900)] // Starts at 800, 300 s after 500, 3 a second.
    public void Soft_windows_cost_by_the_second(int km, long cost)
    {
        var route = Drive(TruckAtZero, At(km, new Window(0, 1_000, SoftStart: 300, SoftEnd: 500, EarlyCost: 2, LateCost: 3)))!;

        Assert.Equal(cost, route.Cost);
    }

    [Fact]
    public void Set_up_is_needed_once_at_a_place()
    {
        var stop = At(1) with { Setup = 50, Service = 10 };

        var route = Drive(TruckAtZero, stop, stop)!;

        // 100 s there, 50 + 10, then 10 more.
        Assert.Equal(new VisitTimes(100, 100, 160), route.Times[0]);
        Assert.Equal(new VisitTimes(160, 160, 170), route.Times[1]);
    }

    [Fact]
    public void Set_up_is_needed_again_after_another_place_and_at_the_start()
    {
        var (here, there) = (At(0) with { Setup = 50 }, At(1));

        var route = Drive(Problem(TruckAtZero, [here, there, here]), RouteVisit.Stop(0), RouteVisit.Stop(1), RouteVisit.Stop(2))!;

        // 50 at the start's own place, 100 s there, 100 s back, 50 again.
        Assert.Equal(50, route.Times[0].Departure);
        Assert.Equal(300, route.Times[2].Departure);
    }

    [Fact]
    public void Set_up_is_not_needed_after_unloading_at_the_same_place()
    {
        var problem = Problem(TruckAtZero, [At(1), At(1) with { Setup = 50 }], [new() { Location = 1, Service = 30 }]);

        var route = Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1))!;

        Assert.Equal(130, route.Times[2].Departure);
    }

    [Theory]
    [InlineData(2_000, 900)] // Whoever leaves at 900 is there when the window opens at 1,000.
    [InlineData(500, 500)] // Not later than the vehicle may leave.
    public void A_later_departure_saves_waiting(int latest, int departure)
    {
        var route = Drive(Truck with { StartWindows = [Window.Hard(0, latest)] }, At(1, Window.Hard(1_000, 2_000)))!;

        Assert.Equal(departure, route.Departure);
        Assert.Equal(new VisitTimes(departure + 100, 1_000, 1_000), route.Times[0]);
    }

    [Fact]
    public void A_later_departure_is_not_too_late_for_an_earlier_stop()
    {
        // Before 1,100 at km 1 and after 5,000 at km 2; leaving after 1,000 would be too late for the first.
        var route = Drive(Truck, At(1, Window.Hard(0, 1_100)), At(2, Window.Hard(5_000, 6_000)))!;

        Assert.Equal(1_000, route.Departure);
        Assert.Equal(5_200, route.Return);
    }

    [Theory]
    [InlineData(200, true)] // 100 s there and back, leaving at 900 for a window from 1,000.
    [InlineData(199, false)]
    public void The_limit_of_duration_holds_for_the_best_departure(int limit, bool isPossible) =>
        Assert.Equal(isPossible, Drive(Truck with { MaxDuration = limit }, At(1, Window.Hard(1_000, 2_000))) is not null);

    [Fact]
    public void Every_second_has_its_price()
    {
        var truck = TruckAtZero with { FixedCost = 1_000_000, DistanceCost = 100, DrivingCost = 7, ServiceCost = 5, WaitingCost = 3, DurationCost = 2, RegularEnd = 250, OvertimeCost = 11 };

        var route = Drive(truck, At(1, Window.Hard(140, 500)) with { Service = 60 })!;

        // 100 s there, 40 s waiting, 60 s service, 100 s back: home at 300.
        Assert.Equal(1_000_000 + (2_000 * 100) + (200 * 7) + (60 * 5) + (40 * 3) + (300 * 2) + (50 * 11), route.Cost);
    }

    [Theory]
    [InlineData(162, 0)]
    [InlineData(163, 45)]
    public void A_driver_rests_45_minutes_after_four_and_a_half_hours_on_the_way(int end, int minutes)
    {
        var route = Drive(TruckAtZero with { EndLocation = end, Breaks = new(EuDriving: true, WorkingTime: false, []) }, At(10))!;

        Assert.Equal(minutes * 60, route.Breaks.Sum(rest => rest.End - rest.Start));
        Assert.All(route.Breaks, rest => Assert.Equal(new SolutionBreak(SolutionBreak.EuDriving, 16_200, 18_900, Leg: 1), rest));
        Assert.Equal((end * 100) + (minutes * 60), route.Return);
    }

    [Fact]
    public void Waiting_of_15_minutes_is_the_first_part_and_30_minutes_are_the_second()
    {
        var truck = TruckAtZero with { EndLocation = 180, Breaks = new(EuDriving: true, WorkingTime: false, []) };

        var route = Drive(truck, At(50, Window.Hard(5_900, 9_000)))!;

        // 5,000 s there, 900 s waiting, then 11,200 s until 16,200 s are driven: 17,100. 1,800 s left to drive.
        Assert.Equal([new(SolutionBreak.EuDriving, 5_000, 5_900, 0), new(SolutionBreak.EuDriving, 17_100, 18_900, 1)], route.Breaks.AsEnumerable());
        Assert.Equal(20_700, route.Return);
    }

    [Fact]
    public void Waiting_of_less_than_15_minutes_is_no_part()
    {
        var truck = TruckAtZero with { EndLocation = 180, Breaks = new(EuDriving: true, WorkingTime: false, []) };

        var route = Drive(truck, At(50, Window.Hard(5_899, 9_000)))!;

        Assert.Equal(2_700, Assert.Single(route.Breaks) is var rest ? rest.End - rest.Start : 0);
    }

    [Theory]
    [InlineData(162, true)] // 16,200 s there and back: 9 h.
    [InlineData(163, false)]
    public void Nobody_drives_more_than_nine_hours(int km, bool isPossible) =>
        Assert.Equal(isPossible, Drive(Truck with { Breaks = new(EuDriving: true, WorkingTime: false, []) }, At(km)) is not null);

    [Fact]
    public void Whoever_works_rests_before_a_service_that_would_end_after_six_hours()
    {
        var route = Drive(Worker(), At(10) with { Service = 18_000 }, At(10) with { Service = 4_000 })!;

        // 1,000 + 18,000 + 4,000 s would be 1,400 s more than 6 h; in all 24,000 s of work need 30 minutes.
        Assert.Equal([new(SolutionBreak.WorkingTime, 19_000, 20_800, 1)], route.Breaks.AsEnumerable());
        Assert.Equal(new VisitTimes(19_000, 20_800, 24_800), route.Times[1]);
    }

    [Theory]
    [InlineData(36, 0)] // 1,000 + 18,000 + 2,600 s: 6 h.
    [InlineData(37, 1_800)]
    [InlineData(144, 1_800)] // 1,000 + 18,000 + 13,400 s: 9 h.
    [InlineData(145, 2_700)]
    public void Whoever_works_rests_30_minutes_after_six_hours_and_45_if_there_are_more_than_nine(int end, int seconds)
    {
        var route = Drive(Worker(end), At(10) with { Service = 18_000 }, At(end))!;

        Assert.Equal(seconds, route.Breaks.Sum(rest => rest.End - rest.Start));
        Assert.All(route.Breaks, rest => Assert.Equal(new SolutionBreak(SolutionBreak.WorkingTime, 21_600, 21_600 + seconds, Leg: 1), rest));
        Assert.Equal(18_000 + (end * 100) + seconds, route.Return);
    }

    [Fact]
    public void What_rest_is_missing_is_taken_before_the_way_home()
    {
        var route = Drive(Worker(), At(10) with { Service = 7_000 }, At(20, Window.Hard(9_900, 20_000)) with { Service = 12_000 })!;

        // There at 9,000, 900 s of waiting are 15 minutes of rest; 23,000 s of work in all need 30.
        Assert.Equal([new(SolutionBreak.WorkingTime, 9_000, 9_900, 1), new(SolutionBreak.WorkingTime, 21_900, 22_800, 2)], route.Breaks.AsEnumerable());
        Assert.Equal(24_800, route.Return);
    }

    [Fact]
    public void No_service_may_take_more_than_six_hours()
    {
        Assert.NotNull(Drive(Worker(), At(0) with { Service = 21_600 }));
        Assert.Null(Drive(Worker(), At(0) with { Service = 21_601 }));
    }

    [Fact]
    public void A_window_break_fits_into_waiting()
    {
        // There at 1,000; the break of 600 s starts when its window opens at 2,000; the service starts at 3,000.
        var route = Drive(Luncher(TruckAtZero), At(10, Window.Hard(3_000, 9_000)))!;

        Assert.Equal([new(0, 2_000, 2_600, 0)], route.Breaks.AsEnumerable());
        Assert.Equal(new VisitTimes(1_000, 3_000, 3_000), route.Times[0]);
        Assert.Equal(4_000, route.Return);
    }

    [Fact]
    public void A_window_break_is_taken_on_a_long_way()
    {
        var route = Drive(Luncher(TruckAtZero) with { EndLocation = 100 }, At(10))!;

        Assert.Equal([new(0, 2_000, 2_600, 1)], route.Breaks.AsEnumerable());
        Assert.Equal(10_600, route.Return);
    }

    [Fact]
    public void A_window_break_is_taken_before_a_service_that_would_last_too_long_for_it()
    {
        // 1,000 s there; the service of 5,000 s would end after 4,000.
        var route = Drive(Luncher(TruckAtZero), At(10) with { Service = 5_000 })!;

        Assert.Equal([new(0, 2_000, 2_600, 0)], route.Breaks.AsEnumerable());
        Assert.Equal(new VisitTimes(1_000, 2_600, 7_600), route.Times[0]);
    }

    [Theory]
    [InlineData(20, 0, false)] // Back at 4,000, when the break could start at the latest.
    [InlineData(21, 0, true)]
    [InlineData(20, 4_000, true)]
    [InlineData(20, 4_001, false)]
    public void A_window_break_is_needed_only_on_the_road_at_its_time(int km, int departure, bool isNeeded)
    {
        var route = Drive(Luncher(Truck with { StartWindows = [Window.Hard(departure, departure)] }), At(km))!;

        Assert.Equal(isNeeded ? 1 : 0, route.Breaks.Length);
        Assert.Equal(departure + (200 * km) + (isNeeded ? 600 : 0), route.Return);
    }

    [Fact]
    public void Two_window_breaks_are_taken_one_after_the_other()
    {
        var truck = TruckAtZero with { EndLocation = 100, Breaks = new(false, false, [new(2_000, 4_000, 600), new(5_000, 6_000, 300)]) };

        Assert.Equal([new(0, 2_000, 2_600, 1), new(1, 5_000, 5_300, 1)], Drive(truck, At(10))!.Breaks.AsEnumerable());
    }

    [Fact]
    public void Window_breaks_that_are_not_in_the_order_of_time_are_refused()
    {
        var truck = Truck with { Breaks = new(false, false, [new(5_000, 6_000, 300), new(2_000, 4_000, 600)]) };

        Assert.Throws<ArgumentException>(() => Problem(truck, [At(10)]));
    }

    [Fact]
    public void A_long_break_counts_for_every_rule()
    {
        // 45 minutes after 16,200 s of driving, within the window for a break of 600 s; 18,000 s of work need none.
        var truck = TruckAtZero with { EndLocation = 180, Breaks = new(EuDriving: true, WorkingTime: true, [new(16_000, 20_000, 600)]) };

        var route = Drive(truck, At(150))!;

        Assert.Equal(new SolutionBreak(SolutionBreak.EuDriving, 16_200, 18_900, Leg: 1), Assert.Single(route.Breaks));
    }

    [Fact]
    public void The_configuration_with_room_is_chosen()
    {
        var truck = Truck with { Configurations = [[new([10], ulong.MaxValue)], [new([5], Paper), new([20], Glass)]] };

        var route = Drive(truck, At(1) with { Material = 1 }, At(2) with { Material = 1 })!;

        Assert.Equal(1, route.Configuration);
        Assert.Equal([1, 1], route.Compartments.AsEnumerable());
        Assert.Null(Drive(truck, At(1) with { Material = 1 }, At(2) with { Material = 1 }, At(3) with { Material = 1 }));
    }

    [Fact]
    public void Each_material_goes_where_it_is_accepted()
    {
        var truck = Truck with { Configurations = [[new([10], Paper), new([20], Paper | Glass)]] };

        Assert.Equal([1, 0], Drive(truck, At(1) with { Material = 1 }, At(2) with { Material = 0 })!.Compartments.AsEnumerable());
        Assert.Null(Drive(truck, At(1) with { Material = 2 }));
    }

    [Fact]
    public void Materials_that_do_not_get_on_have_compartments_of_their_own()
    {
        Stop[] stops = [At(1) with { Material = 0 }, At(2) with { Material = 1 }];
        var two = Truck with { Configurations = [[new([50], ulong.MaxValue), new([50], ulong.MaxValue)]] };

        Assert.Null(Drive(Problem(Truck, stops, compartmentConflicts: [(0, 1)]), RouteVisit.Stop(0), RouteVisit.Stop(1)));
        Assert.Equal([0, 1], Drive(Problem(two, stops, compartmentConflicts: [(0, 1)]), RouteVisit.Stop(0), RouteVisit.Stop(1))!.Compartments.AsEnumerable());
    }

    [Fact]
    public void Materials_that_do_not_get_on_may_follow_each_other_after_unloading()
    {
        var problem = Problem(Truck, [At(1) with { Material = 0 }, At(3) with { Material = 1 }], [new() { Location = 2 }], compartmentConflicts: [(0, 1)]);

        Assert.NotNull(Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1)));
    }

    [Fact]
    public void Materials_that_must_not_share_a_route_do_not_even_after_unloading()
    {
        var problem = Problem(Truck, [At(1) with { Material = 0 }, At(3) with { Material = 1 }], [new() { Location = 2 }], routeConflicts: [(0, 1)]);

        Assert.Null(Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1)));
    }

    [Fact]
    public void A_station_takes_only_what_it_accepts()
    {
        var truck = Truck with { ReturnsEmpty = true };
        var problem = Problem(truck, [At(1) with { Material = 0 }, At(2) with { Material = 1 }], [new() { Location = 3, AcceptedMaterials = Paper }, new() { Location = 4, AcceptedMaterials = Glass }]);

        Assert.Null(Drive(problem, RouteVisit.Stop(0), RouteVisit.Stop(1), RouteVisit.Station(0)));
        Assert.NotNull(Drive(problem, RouteVisit.Stop(0), RouteVisit.Stop(1), RouteVisit.Station(0), RouteVisit.Station(1)));
    }

    [Fact]
    public void Unloading_makes_room()
    {
        var problem = Problem(Truck with { Configurations = [[new([15], ulong.MaxValue)]] }, [At(1), At(2)], [new() { Location = 3 }]);

        Assert.Null(Drive(problem, RouteVisit.Stop(0), RouteVisit.Stop(1)));
        Assert.NotNull(Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1)));
    }

    [Fact]
    public void Whoever_returns_empty_unloads_last()
    {
        var problem = Problem(Truck with { ReturnsEmpty = true }, [At(1), At(2)], [new() { Location = 3 }]);

        Assert.NotNull(Drive(problem, RouteVisit.Stop(0), RouteVisit.Stop(1), RouteVisit.Station(0)));
        Assert.Null(Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1)));
    }

    [Fact]
    public void A_station_has_hours_a_service_and_a_fee()
    {
        var station = new Station { Location = 3, Service = 300, Windows = [Window.Hard(0, 200), Window.Hard(1_000, 2_000)], FeePerMass = 2.5 };

        var route = Drive(Problem(TruckAtZero, [At(1), At(2)], [station]), RouteVisit.Stop(0), RouteVisit.Stop(1), RouteVisit.Station(0))!;

        // There at 300, open from 1,000; 20 units at 2.50.
        Assert.Equal(new VisitTimes(300, 1_000, 1_300), route.Times[2]);
        Assert.Equal(50, route.Cost);
        Assert.Equal(-1, route.Compartments[2]);
    }

    [Fact]
    public void What_is_unloaded_counts_on_the_day_of_the_unloading()
    {
        // The horizon starts at noon of day 0; unloading starts at 300 and, after a stop that opens at 50,000, at 50,100.
        var problem = Problem(TruckAtZero, [At(2), At(2, Window.Hard(50_000, 60_000))], [new() { Location = 3, DailyQuota = [100] }], dayOffset: 43_200);
        var simulator = new RouteSimulator(new(problem));
        var unloaded = new List<(int Station, int Day, long Amount)>();

        Assert.True(simulator.TrySimulate(0, [0, 2, 1, 2], keepTimes: true));
        simulator.ForEachUnloading((station, day, _, amount) => unloaded.Add((station, day, amount)));

        Assert.Equal([(0, 0, 10), (0, 1, 10)], unloaded);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(19, 1)]
    public void A_station_takes_no_more_than_its_quota_from_all_routes(long quota, int absent)
    {
        var problem = Problem(Truck with { Count = 2, ReturnsEmpty = true, MaxStops = 1 }, [At(1), At(2)], [new() { Location = 3, DailyQuota = [quota] }]);

        var found = RoutingEngine.Solve(problem, new() { IterationLimit = 200 }, TimeProvider.System);

        Assert.Equal(absent, found.Solution.Absent.Length);
    }

    [Fact]
    public void Energy_grows_with_the_load_and_with_stops()
    {
        // 1/5 a metre and 50 a stop; with each unit on board 1/100 a metre and 3 a stop.
        var truck = Truck with { Energy = new([0.2], [0.01], PerStop: 50, PerStopAndMass: 3) };

        var route = Drive(truck, At(10), At(20))!;

        var there = (10_000 / 5) + 50;
        var on = (10_000 / 5) + 50 + (10 * (100 + 3));
        var back = (20_000 / 5) + (20 * 200);
        Assert.Equal(there + on + back, route.Cost);
    }

    [Fact]
    public void The_limits_of_a_route_hold_over_all_its_trips()
    {
        var unloading = Problem(Truck with { RouteLoadLimit = [20] }, [At(1), At(2), At(3)], [new() { Location = 4 }]);

        Assert.NotNull(Drive(unloading, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1)));
        Assert.Null(Drive(unloading, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1), RouteVisit.Station(0), RouteVisit.Stop(2)));
        Assert.NotNull(Drive(Truck with { MaxDistance = 4_000 }, At(2)));
        Assert.Null(Drive(Truck with { MaxDistance = 3_999 }, At(2)));
        Assert.NotNull(Drive(Truck with { MaxStops = 2 }, At(1), At(2)));
        Assert.Null(Drive(Truck with { MaxStops = 1 }, At(1), At(2)));
    }

    [Fact]
    public void A_depot_that_closes_in_between_is_left_and_reached_while_it_is_open()
    {
        // Open 0 to 100 and 1,000 to 2,000; two hundred seconds on the road end while it is closed, unless it leaves at 1,000.
        Window[] open = [Window.Hard(0, 100), Window.Hard(1_000, 2_000)];

        Assert.Equal(1_000, Drive(Truck with { StartWindows = [.. open], EndWindows = [.. open] }, At(1))!.Departure);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_driver_who_tries_every_second_to_leave_does_no_better(int seed)
    {
        var random = new Random(seed);
        var stops = Enumerable.Range(0, random.Next(1, 5)).Select(_ => DrawStop(random)).ToArray();
        var truck = Truck with
        {
            EndLocation = random.Next(5),
            StartWindows = [Window.Hard(random.Next(300), 600 + random.Next(1_500))],
            EndWindows = [Window.Hard(0, random.Next(2_500, 6_000))],
            MaxDuration = random.Next(3) == 0 ? random.Next(1_500, 3_500) : int.MaxValue,
            RegularEnd = random.Next(1_500, 4_000),
            DrivingCost = random.Next(5),
            ServiceCost = random.Next(5),
            WaitingCost = random.Next(5),
            DurationCost = random.Next(3),
            OvertimeCost = random.Next(20),
        };

        var route = Drive(truck, stops);

        Assert.Equal(SlowDriver.Best(truck, stops), route is null ? null : (route.Cost, route.Return, route.Departure));
    }

    private static Stop DrawStop(Random random)
    {
        var start = random.Next(2_500);
        return At(random.Next(12), random.Next(3) == 0 ? Window.Always : Window.Hard(start, start + random.Next(100, 2_000))) with { Service = random.Next(200) };
    }

    private static VehicleKind Worker(int end = 0) => TruckAtZero with { EndLocation = end, Breaks = new(EuDriving: false, WorkingTime: true, []) };

    /// <summary>A break of 600 s that starts between 2,000 and 4,000.</summary>
    private static VehicleKind Luncher(VehicleKind truck) => truck with { Breaks = new(false, false, [new(2_000, 4_000, 600)]) };

    private static RouteFault FaultOf(VehicleKind truck, params Stop[] stops)
    {
        var simulator = new RouteSimulator(new(Problem(truck, stops)));
        simulator.TrySimulate(0, [.. Enumerable.Range(0, stops.Length)]);
        return simulator.Fault;
    }

    /// <summary>Leaves at every second there is and drives as early as possible from there; the cheapest, then the earliest home, then the last to leave.</summary>
    private static class SlowDriver
    {
        public static (long Cost, int Return, int Departure)? Best(VehicleKind truck, Stop[] stops) =>
            Enumerable.Range(truck.StartWindows[0].Start, truck.StartWindows[0].End - truck.StartWindows[0].Start + 1)
                .Select(departure => Leave(truck, stops, departure))
                .Where(drive => drive is not null)
                .OrderBy(drive => drive!.Value.Cost).ThenBy(drive => drive!.Value.Return).ThenByDescending(drive => drive!.Value.Departure)
                .FirstOrDefault();

        private static (long Cost, int Return, int Departure)? Leave(VehicleKind truck, Stop[] stops, int departure)
        {
            var (clock, km, driving, service, waiting) = (departure, 0, 0, 0, 0);
            foreach (var stop in stops)
            {
                driving += 100 * Math.Abs(stop.Location - km);
                clock += 100 * Math.Abs(stop.Location - km);
                km = stop.Location;
                if (clock > stop.Windows[0].End)
                    return null;
                if (clock < stop.Windows[0].Start)
                {
                    waiting += stop.Windows[0].Start - clock;
                    clock = stop.Windows[0].Start;
                }

                service += stop.Service;
                clock += stop.Service;
            }

            driving += 100 * Math.Abs(truck.EndLocation - km);
            clock += 100 * Math.Abs(truck.EndLocation - km);
            if (clock > truck.EndWindows[0].End || clock - departure > truck.MaxDuration)
                return null;
            var overtime = clock > truck.RegularEnd ? clock - truck.RegularEnd : 0;
            var cost = (driving * truck.DrivingCost) + (service * truck.ServiceCost) + (waiting * truck.WaitingCost)
                + ((clock - departure) * truck.DurationCost) + (overtime * truck.OvertimeCost);
            return (cost, clock, departure);
        }
    }
}
