using Optimizer.Service;

namespace Optimizer.ServiceTests.Rpc;

public sealed class SolvePlacesTests
{
    [Fact]
    public async Task A_solve_waits_for_a_place_and_gets_it_when_one_is_free()
    {
        using var places = new SolvePlaces(1);
        var first = new TaskCompletionSource<int>();
        var running = places.RunAsync(() => first.Task, CancellationToken.None);
        var waiting = places.RunAsync(() => Task.FromResult(2), CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        first.SetException(new InvalidOperationException("A failure frees the place too."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
        Assert.Equal(2, await waiting);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var places = new SolvePlaces(1);
        using var cancellation = new CancellationTokenSource();
        var first = new TaskCompletionSource<int>();
        var running = places.RunAsync(() => first.Task, CancellationToken.None);
        var waiting = places.RunAsync(() => Task.FromResult(2), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.SetResult(1);
        Assert.Equal(1, await running);
    }
}
