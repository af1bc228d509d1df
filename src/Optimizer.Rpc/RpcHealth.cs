using System.Collections.Immutable;
using Google.Rpc;
using Grpc.Health.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Optimizer.Rpc;

/// <summary>Says which services of this host can be called: the standard service grpc.health.v1.Health.</summary>
public sealed class RpcHealth
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<string, bool> _isServing = ImmutableDictionary<string, bool>.Empty.Add("", true);
    private TaskCompletionSource _changed = NewChange();
    private bool _isStopped;

    public RpcHealth()
    {
        Service = new RpcService(HealthReflection.Descriptor.Services[0])
            .Unary<HealthCheckRequest, HealthCheckResponse>("Check", (request, _) => Task.FromResult(Check(request)))
            .ServerStreaming<HealthCheckRequest, HealthCheckResponse>("Watch", WatchAsync);
    }

    public RpcService Service { get; }

    /// <param name="service">The full name of a service; empty for the host as a whole, which starts out serving.</param>
    /// <param name="isServing">Whether it can be called.</param>
    public void Set(string service, bool isServing)
    {
        lock (_lock)
        {
            _isServing = _isServing.SetItem(service, isServing);
            _changed.SetResult();
            _changed = NewChange();
        }
    }

    /// <summary>Tells everyone who watches that nothing here can be called any more, and ends their calls.</summary>
    public void StopServing()
    {
        lock (_lock) _isStopped = true;
        foreach (var service in _isServing.Keys) Set(service, isServing: false);
    }

    private HealthCheckResponse Check(HealthCheckRequest request)
        => _isServing.ContainsKey(request.Service)
            ? new HealthCheckResponse { Status = StatusOf(request.Service) }
            : throw new RpcException(Code.NotFound, $"There is no service '{request.Service}' here.");

    private async Task WatchAsync(HealthCheckRequest request, ResponseStream<HealthCheckResponse> responses, RpcCall call)
    {
        ServingStatus? sent = null;
        while (true)
        {
            Task changed;
            ServingStatus status;
            bool isStopped;
            lock (_lock)
                (changed, status, isStopped) = (_changed.Task, StatusOf(request.Service), _isStopped);

            if (status != sent) await responses.WriteAsync(new HealthCheckResponse { Status = status });
            if (isStopped && status != ServingStatus.Serving) return;

            sent = status;
            await changed.WaitAsync(call.Cancellation);
        }
    }

    private ServingStatus StatusOf(string service)
        => !_isServing.TryGetValue(service, out var isServing) ? ServingStatus.ServiceUnknown
            : isServing ? ServingStatus.Serving
            : ServingStatus.NotServing;

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
