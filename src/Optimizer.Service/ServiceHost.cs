using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Api.Handling;
using Optimizer.Domain.Emissions;
using Optimizer.OrTools;
using Optimizer.Rpc;

namespace Optimizer.Service;

/// <summary>A running or startable server: the given services, health and reflection, over gRPC, gRPC-Web and Connect.</summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<EndPoint?> _address;
    private OrToolsHosts? _solvers;

    private ServiceHost(WebApplication app, Func<EndPoint?> address, RpcHealth health)
        => (_app, _address, Health) = (app, address, health);

    /// <summary>What grpc.health.v1.Health answers.</summary>
    public RpcHealth Health { get; }

    /// <summary>Where it listens without TLS; known once started.</summary>
    public IPEndPoint? Address => _address() as IPEndPoint;

    /// <summary>Every address it listens on, TLS included; known once started.</summary>
    public IEnumerable<string> Urls => Address is { } address ? _app.Urls.Where(IsTls).Prepend($"http://{address}") : _app.Urls.Where(IsTls);

    /// <summary>The planning service with the newest factor set.</summary>
    public static ServiceHost BuildPlanning(ServiceOptions options)
    {
        var hosts = new OrToolsHosts(new() { Host = options.OrToolsHost, MostHosts = options.MaxConcurrentSolves });
        var host = Build(options, [new PlanningService(new PlanningHandler(FactorSet.Default, hosts), options.MaxConcurrentSolves).Service]);
        host._solvers = hosts;
        return host;
    }

    public static ServiceHost Build(ServiceOptions options, IReadOnlyList<RpcService> services, Action<ILoggingBuilder>? logging = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Two lines a request are too many; and standard output is the command line's.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (logging is not null)
        {
            builder.Logging.ClearProviders();
            logging(builder.Logging);
        }

        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        Func<EndPoint?> address = () => null;
        if (options.Address is { } cleartext) address = builder.WebHost.ListenForBothVersions(cleartext);
        if (options.TlsAddress is { } tls) ListenWithTls(builder.WebHost, tls, options);
        builder.Services.AddCors();

        var app = builder.Build();
        if (options.AllowedOrigins.Count > 0)
            app.UseCors(policy => policy.WithOrigins([.. options.AllowedOrigins]).AllowAnyHeader().WithMethods("POST").WithExposedHeaders("*"));

        var health = new RpcHealth();
        foreach (var service in services) health.Set(service.Descriptor.FullName, isServing: true);
        app.Lifetime.ApplicationStopping.Register(health.StopServing);

        RpcService[] all = [.. services, health.Service];
        app.MapRpc(new RpcOptions { MaxRequestBytes = options.MaxRequestBytes }, [.. all, .. RpcReflection.For(all)]);
        return new ServiceHost(app, address, health);
    }

    public Task StartAsync(CancellationToken cancellation = default) => _app.StartAsync(cancellation);

    /// <summary>Serves until the process is asked to end (Ctrl+C, SIGTERM) or the token is cancelled; then lets calls finish.</summary>
    public Task RunAsync(CancellationToken cancellation = default) => _app.RunAsync(cancellation);

    /// <summary>As <see cref="RunAsync"/> for a host that is started already.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Takes no new calls and lets running ones finish, for at most half a minute.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => _app.StopAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (!_app.Lifetime.ApplicationStopped.IsCancellationRequested) await StopAsync();
        await _app.DisposeAsync();
        _solvers?.Dispose();
    }

    private static void ListenWithTls(IWebHostBuilder host, IPEndPoint address, ServiceOptions options)
    {
        var certificate = Certificates.Load(options);
        host.ConfigureKestrel(kestrel => kestrel.Listen(address, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
        }));
    }

    private static bool IsTls(string url) => url.StartsWith("https:", StringComparison.Ordinal);
}
