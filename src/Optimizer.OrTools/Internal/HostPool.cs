namespace Optimizer.OrTools.Internal;

/// <summary>Warm hosts, and how many may run.</summary>
internal sealed class HostPool : IDisposable
{
    private readonly OrToolsOptions _options;
    private readonly Func<HostCommand> _command;
    private readonly SemaphoreSlim _places;
    private readonly Timer _idleTimer;
    private readonly Lock _lock = new();

    /// <summary>The most recently used one last, with the time since when it is idle.</summary>
    private readonly List<(HostProcess Host, long Since)> _idle = [];
    private bool _isDisposed;

    public HostPool(OrToolsOptions options, Func<HostCommand> command)
    {
        (_options, _command) = (options, command);
        _places = new(options.MostHosts);
        _idleTimer = new(_ => StopIdle());
    }

    /// <summary>A host for one request, warm if there is one; give it back. A start that nobody waits for any more goes on, for the next request.</summary>
    /// <exception cref="OperationCanceledException"/>
    public HostProcess Rent(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(OrToolsHosts));
        _places.Wait(cancellation);
        var start = TakeIdle() is { } idle ? Task.FromResult(idle) : Start();
        try
        {
            return start.WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch
        {
            ReturnWhenStarted(start);
            throw;
        }
    }

    /// <summary>Begins to start a host if there is neither one that waits nor one that works, and does not wait for it.</summary>
    public void Prepare()
    {
        if (!_isDisposed && _places.Wait(0))
            ReturnWhenStarted(TakeIdle() is { } idle ? Task.FromResult(idle) : Start());
    }

    /// <summary>Stops it if it is of no more use.</summary>
    public void Return(HostProcess host)
    {
        lock (_lock)
        {
            if (host.IsUsable && !_isDisposed)
            {
                _idle.Add((host, Environment.TickCount64));
                _idleTimer.Change(_options.IdleLimit, Timeout.InfiniteTimeSpan);
                _places.Release();
                return;
            }
        }

        host.Dispose();
        _places.Release();
    }

    /// <summary>The processes that wait for a request.</summary>
    public IReadOnlyList<int> IdleProcessIds
    {
        get
        {
            lock (_lock)
                return [.. _idle.Select(entry => entry.Host.ProcessId)];
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _isDisposed = true;
        _idleTimer.Dispose();
        while (TakeIdle() is { } host)
            host.Dispose();
    }

    private Task<HostProcess> Start() => Task.Run(() => HostProcess.Start(_command(), _options, CancellationToken.None));

    private void ReturnWhenStarted(Task<HostProcess> start) => _ = start.ContinueWith(
        started =>
        {
            if (started.IsCompletedSuccessfully)
                Return(started.Result);
            else
                // Whoever asks next starts one again, and is told what is wrong.
                _ = (started.Exception, _places.Release());
        },
        TaskScheduler.Default);

    private HostProcess? TakeIdle()
    {
        lock (_lock)
        {
            while (_idle.Count > 0)
            {
                var (host, _) = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
                if (host.IsUsable || _isDisposed)
                    return host;
                host.Dispose();
            }
        }

        return null;
    }

    private void StopIdle()
    {
        var over = new List<HostProcess>();
        lock (_lock)
        {
            var latest = Environment.TickCount64 - (long)_options.IdleLimit.TotalMilliseconds;
            over.AddRange(_idle.Where(entry => entry.Since <= latest).Select(entry => entry.Host));
            _idle.RemoveAll(entry => entry.Since <= latest);
            if (_idle.Count > 0 && !_isDisposed)
                _idleTimer.Change(TimeSpan.FromMilliseconds(Math.Max(1, _idle[0].Since - latest)), Timeout.InfiniteTimeSpan);
        }

        over.ForEach(host => host.Dispose());
    }
}
