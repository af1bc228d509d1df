using System.Diagnostics;
using Optimizer.OrTools;
using Optimizer.OrTools.Internal;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.OrTools;

/// <summary>Real processes that misbehave: each costs one request, says why, and the next request gets a fresh host.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class HostFaultTests
{
    private static readonly OrToolsOptions Hasty = new()
    {
        MostHosts = 1,
        StartLimit = TimeSpan.FromSeconds(30),
        Grace = TimeSpan.FromMilliseconds(300),
    };

    [Theory]
    [InlineData("exit", "exit code 3", "I leave.")]
    [InlineData("crash", "exit code 134", "")]
    [InlineData("garbage", "not an answer: 'Debugger attached.'", "")]
    [InlineData("nonsense", "something that is not an answer", "")]
    [InlineData("half", "broke off in the middle of an answer", "")]
    [InlineData("out-of-turn", "out of turn", "")]
    [InlineData("hang", "took longer than 0.4 s", "")]
    [InlineData("garbage-at-start", "not an answer: 'Welcome to Node.js.'", "")]
    public void A_fault_costs_one_request(string fault, string expected, string lastWords)
    {
        using var hosts = FirstFaulty(fault, Hasty);
        var isAtStart = fault == "garbage-at-start";
        var limits = new CpLimits { TimeLimit = isAtStart ? null : TimeSpan.FromMilliseconds(100) };
        // The limit is shorter than a start.
        if (!isAtStart)
            Start(hosts);

        var exception = Assert.Throws<OrToolsUnavailableException>(() => hosts.Solve(Small(), limits));

        Assert.Contains(expected, exception.Message);
        Assert.Contains(lastWords, exception.Message);
        Assert.True(hosts.Solve(new AssignmentProblem(0)).HasSolution);
    }

    [Fact]
    public void A_start_is_within_the_time_limit_and_is_there_for_the_next_request()
    {
        using var hosts = new OrToolsHosts(Hasty);

        var early = hosts.Solve(Small(), new CpLimits { TimeLimit = TimeSpan.FromMilliseconds(1) });
        Start(hosts);
        var started = hosts.IdleProcessIds;

        Assert.Equal(SolveStatus.Unknown, early.Status);
        Assert.True(hosts.Solve(new AssignmentProblem(0)).HasSolution);
        Assert.Equal(started, hosts.IdleProcessIds);
    }

    [Fact]
    public void A_host_that_is_never_ready_is_given_up()
    {
        using var hosts = FirstFaulty("silent", Hasty with { StartLimit = TimeSpan.FromMilliseconds(200) });

        var exception = Assert.Throws<OrToolsUnavailableException>(() => hosts.Solve(Small(), new CpLimits()));

        Assert.Contains("not ready after 0.2 s", exception.Message);
    }

    [Fact]
    public void A_host_that_takes_too_much_memory_is_killed()
    {
        using var hosts = FirstFaulty("memory", Hasty with { MemoryLimitMegabytes = 700 });

        var exception = Assert.Throws<OrToolsUnavailableException>(() => hosts.Solve(Small(), new CpLimits()));

        Assert.Contains("its limit is 700 MiB", exception.Message);
        Assert.True(hosts.Solve(new AssignmentProblem(0)).HasSolution);
    }

    [Fact]
    public void A_solver_that_takes_too_much_memory_costs_one_request()
    {
        // A product of all values with all values: far more than OR-Tools can have in 24 MiB.
        using var hosts = new OrToolsHosts(Hasty, () => Real(memoryLimitMegabytes: 24));
        var model = new CpModel();
        var numbers = Enumerable.Range(0, 300_000).Select(number => model.AddInt(0, 1_000_000, $"a variable with the number {number}")).ToList();
        model.AddLessOrEqual(LinearExpression.Sum(numbers.Select(number => (LinearExpression)number)), 5);

        var exception = Assert.Throws<OrToolsUnavailableException>(() => hosts.Solve(model, new CpLimits()));

        Assert.Contains("memory", exception.Message);
        Assert.Equal(7, hosts.Solve(Small(), new CpLimits()).Objective);
    }

    [Fact]
    public void Without_Node_the_error_says_what_to_install()
    {
        using var hosts = new OrToolsHosts(Hasty, () => Real() with { Program = "node-that-is-not-there" });

        var exception = Assert.Throws<OrToolsUnavailableException>(() => hosts.Solve(Small(), new CpLimits()));

        Assert.Contains("needs Node 20 or later", exception.Message);
    }

    [Fact]
    public void Cancelling_a_host_that_does_not_listen_keeps_its_last_solution()
    {
        using var hosts = FirstFaulty("stubborn", Hasty);
        using var cancellation = new CancellationTokenSource();

        var solution = hosts.Solve(Small(), new CpLimits(), progress: _ => cancellation.Cancel(), cancellation.Token);

        Assert.Equal((SolveStatus.Feasible, 7L), (solution.Status, solution.Objective));
        Assert.Empty(hosts.IdleProcessIds);
    }

    [Fact]
    public void Cancelling_what_cannot_be_interrupted_costs_the_host()
    {
        using var hosts = FirstFaulty("hang", Hasty);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.Throws<OperationCanceledException>(() => hosts.Solve(new AssignmentProblem(0), cancellation.Token));

        Assert.Empty(hosts.IdleProcessIds);
    }

    [Fact]
    public void A_progress_handler_that_fails_costs_the_host()
    {
        using var hosts = FirstFaulty("stubborn", Hasty);

        Assert.Throws<InvalidTimeZoneException>(() => hosts.Solve(Small(), new CpLimits(), progress: _ => throw new InvalidTimeZoneException()));

        Assert.Empty(hosts.IdleProcessIds);
    }

    [Fact]
    public void An_idle_host_is_stopped()
    {
        using var hosts = new OrToolsHosts(Hasty with { IdleLimit = TimeSpan.FromMilliseconds(100) });
        hosts.Solve(new AssignmentProblem(0));

        Assert.True(SpinWait.SpinUntil(() => hosts.IdleProcessIds.Count == 0, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_host_ends_when_the_program_that_started_it_is_gone()
    {
        var command = Real();
        using var host = Process.Start(new ProcessStartInfo(command.Program, command.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        host.StandardOutput.Read();

        host.StandardInput.Close();

        Assert.True(host.WaitForExit(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Requests_wait_for_a_place_and_share_a_warm_host()
    {
        using var hosts = new OrToolsHosts(Hasty);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hosts.Solve(Small(), new CpLimits()).Objective)));

        Assert.All(answers, objective => Assert.Equal(7, objective));
        Assert.Single(hosts.IdleProcessIds);
    }

    [Fact]
    public void A_request_that_is_cancelled_while_it_waits_has_no_solution()
    {
        using var hosts = new OrToolsHosts(Hasty);

        Assert.Equal(SolveStatus.Unknown, hosts.Solve(Small(), new CpLimits(), cancellation: new(canceled: true)).Status);
        Assert.Throws<OperationCanceledException>(() => hosts.Solve(new AssignmentProblem(0), new CancellationToken(canceled: true)));
    }

    private static void Start(OrToolsHosts hosts)
    {
        hosts.Prepare();
        Assert.True(SpinWait.SpinUntil(() => hosts.IdleProcessIds.Count > 0, TimeSpan.FromSeconds(30)));
    }

    /// <summary>The best is 7.</summary>
    private static CpModel Small()
    {
        var model = new CpModel();
        model.Maximise(model.AddInt(3, 7, "number"));
        return model;
    }

    private static OrToolsHosts FirstFaulty(string fault, OrToolsOptions options)
    {
        var starts = 0;
        return new(options, () => starts++ == 0 ? Faulty(fault) : Real());
    }

    private static HostCommand Real(int memoryLimitMegabytes = 2048) => HostCommand.For(new() { MemoryLimitMegabytes = memoryLimitMegabytes });

    private static HostCommand Faulty(string fault) =>
        new("node", [Path.Combine(Repository.Root, "tests/Optimizer.Tests/OrTools/faulty-host.mjs"), fault], Missing: "");
}
