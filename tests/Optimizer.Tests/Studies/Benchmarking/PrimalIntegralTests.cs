using Optimizer.Studies.Benchmarking;

namespace Optimizer.Tests.Studies.Benchmarking;

public sealed class PrimalIntegralTests
{
    [Fact]
    public void Is_the_mean_gap_over_the_limit()
    {
        // Best known 100. 1 s without a solution counts 200, then 4 s of 120, then 5 s of 110: 200 + 480 + 550 = 1,230 of 1,000.
        Assert.Equal(23, PrimalIntegral.Of([(1, 120), (5, 110)], limitSeconds: 10, best: 100)!.Value, 9);
    }

    [Fact]
    public void The_best_known_value_from_the_start_is_zero() => Assert.Equal(0, PrimalIntegral.Of([(0, 100)], 10, 100)!.Value, 9);

    [Fact]
    public void Nothing_found_is_the_worst() => Assert.Equal(100, PrimalIntegral.Of([], 10, 100)!.Value, 9);

    [Fact]
    public void A_solution_worse_than_the_worst_counts_as_the_worst() =>
        // 5 s of 200 instead of 900, 5 s of 100.
        Assert.Equal(50, PrimalIntegral.Of([(0, 900), (5, 100)], 10, 100)!.Value, 9);

    [Fact]
    public void What_comes_after_the_limit_does_not_count() => Assert.Equal(20, PrimalIntegral.Of([(0, 120), (11, 100)], 10, 100)!.Value, 9);

    [Fact]
    public void Without_a_best_known_value_there_is_none() => Assert.Null(PrimalIntegral.Of([(0, 120)], 10, 0));
}
