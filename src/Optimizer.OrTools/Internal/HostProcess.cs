using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools.Internal;

/// <summary>A running host. It solves one request at a time; after a fault it is of no more use.</summary>
internal sealed class HostProcess : IDisposable
{
    private const int MostErrorLines = 40;

    /// <summary>How often memory is looked at.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(250);

    /// <summary>For a process that has been killed or has closed its output to be gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly long _memoryLimitBytes;
    private readonly BlockingCollection<HostEvent> _events = [];
    private readonly Queue<string> _errors = new();
    private readonly Thread _errorReader;
    private volatile string? _fault;

    private HostProcess(Process process, long memoryLimitBytes)
    {
        (_process, _memoryLimitBytes) = (process, memoryLimitBytes);
        _errorReader = new(ReadErrors) { IsBackground = true, Name = "OR-Tools host errors" };
        _errorReader.Start();
        new Thread(ReadEvents) { IsBackground = true, Name = "OR-Tools host events" }.Start();
    }

    /// <summary>Whether it can take a request.</summary>
    public bool IsUsable => _fault is null && !IsBusy && !_process.HasExited;

    /// <summary>Whether it has a request that it has not answered yet.</summary>
    public bool IsBusy { get; set; }

    public int ProcessId => _process.Id;

    /// <exception cref="OrToolsUnavailableException">It cannot be started, or is not ready in time.</exception>
    public static HostProcess Start(HostCommand command, OrToolsOptions options, CancellationToken cancellation)
    {
        var host = new HostProcess(StartProcess(command), options.MemoryLimitMegabytes * (1L << 20));
        try
        {
            if (!host.TryTake(options.StartLimit, cancellation, out var first))
                throw host.Failed(host._fault ?? $"The host was not ready after {options.StartLimit.TotalSeconds:0.#} s.");
            return first!.Ready is not null ? host : throw host.Failed($"The host began with {first.EventCase} instead of saying that it is ready.");
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public void Send(HostRequest request)
    {
        try
        {
            HostFrameWriter.Write(_process.StandardInput.BaseStream, request);
        }
        catch (IOException exception)
        {
            _fault ??= $"The host does not take requests any more: {exception.Message}";
        }
    }

    /// <summary>Waits for the next event.</summary>
    /// <returns>False when the time is over; else there is an event.</returns>
    /// <exception cref="OrToolsUnavailableException">The host has failed, and there will be none.</exception>
    /// <exception cref="OperationCanceledException"/>
    public bool TryTake(TimeSpan time, CancellationToken cancellation, out HostEvent? hostEvent)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            var left = time - Stopwatch.GetElapsedTime(start);
            var wait = left < TimeSpan.Zero ? TimeSpan.Zero : left < Watch ? left : Watch;
            if (_events.TryTake(out hostEvent, (int)Math.Ceiling(wait.TotalMilliseconds), cancellation))
                return true;
            if (_events.IsCompleted)
                throw Failed(_fault ?? "The host has ended.");
            CheckMemory();
        }
        while (Stopwatch.GetElapsedTime(start) < time);
        return false;
    }

    /// <summary>An exception that says what happened and what the host wrote for people.</summary>
    public OrToolsUnavailableException Failed(string what)
    {
        _fault ??= what;
        lock (_errors)
            return new(_errors.Count == 0 ? $"OR-Tools did not answer. {what}" : $"OR-Tools did not answer. {what} Its last words: {string.Join(Environment.NewLine, _errors)}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(Patience);
        _process.Dispose();
    }

    private static Process StartProcess(HostCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new OrToolsUnavailableException(command.Missing, exception);
        }
    }

    private void ReadEvents()
    {
        try
        {
            var frames = new HostFrameReader(_process.StandardOutput.BaseStream);
            while (frames.Read() is { } hostEvent)
                _events.Add(hostEvent);
            _errorReader.Join(Patience);
            _fault ??= _process.WaitForExit(Patience) ? $"The host ended with exit code {_process.ExitCode}." : "The host closed its output.";
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException)
        {
            _fault ??= exception.Message;
        }
        finally
        {
            _events.CompleteAdding();
        }
    }

    private void CheckMemory()
    {
        _process.Refresh();
        if (!_process.HasExited && _process.WorkingSet64 > _memoryLimitBytes)
            throw Failed($"The host has {_process.WorkingSet64 >> 20} MiB in memory; its limit is {_memoryLimitBytes >> 20} MiB.");
    }

    private void ReadErrors()
    {
        try
        {
            while (_process.StandardError.ReadLine() is { } line)
                NoteError(line);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The process is gone.
        }
    }

    private void NoteError(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > MostErrorLines)
                _errors.Dequeue();
        }
    }
}
