using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Testing;
using Microsoft.Extensions.Logging;
using Optimizer.Api.Handling;
using Optimizer.Api.V1;
using Optimizer.Rpc.Internal;
using Optimizer.Service;
using FactorSet = Optimizer.Domain.Emissions.FactorSet;
using ServiceOptions = Optimizer.Service.ServiceOptions;

namespace Optimizer.ServiceTests.Conformance;

/// <summary>A started host with the interop service and the planning service, on a free port of the loopback interface.</summary>
public sealed class InteropHost : IAsyncLifetime
{
    public const int MaxRequestBytes = 1024 * 1024;

    private readonly InteropService _interop = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ServiceHost _host;

    public InteropHost()
        => _host = ServiceHost.Build(
            new ServiceOptions
            {
                Address = new IPEndPoint(IPAddress.Loopback, 0),
                MaxRequestBytes = MaxRequestBytes,
                AllowedOrigins = ["https://plan.example.org"],
            },
            [_interop.Service, new PlanningService(new PlanningHandler(FactorSet.Default, new OrTools.OrToolsHosts()), maxConcurrentSolves: 2).Service],
            logging => logging.AddProvider(new QueueLogger(_log)));

    public IPEndPoint Address => _host.Address!;

    public Uri Url => new($"http://{Address}");

    /// <summary>Descriptors of all that is served, for clients that are built at run time.</summary>
    public string DescriptorFile { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".binpb");

    /// <summary>Log lines, exceptions included.</summary>
    public IReadOnlyCollection<string> Log => _log;

    internal InteropService Interop => _interop;

    internal ServiceHost Host => _host;

    public async Task InitializeAsync()
    {
        await File.WriteAllBytesAsync(DescriptorFile, Descriptors().ToByteArray());
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        File.Delete(DescriptorFile);
    }

    private static FileDescriptorSet Descriptors()
    {
        var files = new[]
        {
            Google.Protobuf.WellKnownTypes.AnyReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.DurationReflection.Descriptor,
            Google.Rpc.StatusReflection.Descriptor,
            Google.Rpc.ErrorDetailsReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.TimestampReflection.Descriptor,
            TestReflection.Descriptor,
            SettingsReflection.Descriptor,
            ModelReflection.Descriptor,
            PlanReflection.Descriptor,
            PlanningServiceReflection.Descriptor,
            Grpc.Health.V1.HealthReflection.Descriptor,
            Grpc.Reflection.V1.ReflectionReflection.Descriptor,
            Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
        };
        return new FileDescriptorSet { File = { files.Select(DescriptorCatalogue.Complete) } };
    }
}
