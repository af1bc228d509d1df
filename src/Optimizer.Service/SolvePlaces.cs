namespace Optimizer.Service;

/// <summary>Lets so many solves run at once; further ones wait, first come first served, until they are cancelled.</summary>
internal sealed class SolvePlaces(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    public async Task<T> RunAsync<T>(Func<Task<T>> solve, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            return await solve();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
