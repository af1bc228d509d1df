using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optimizer.Rpc.Internal;

namespace Optimizer.Rpc;

/// <summary>Lets Kestrel listen where gRPC clients, browsers and curl all reach it.</summary>
public static class RpcListening
{
    /// <summary>
    /// Listens without TLS for HTTP/1.1 and for HTTP/2 with prior knowledge, on one port. The function returned says
    /// where, which differs from the request once started if that was for port 0.
    /// </summary>
    public static Func<EndPoint> ListenForBothVersions(this IWebHostBuilder host, IPEndPoint address)
    {
        SharedPort? port = null;
        host.ConfigureServices(services => services.AddSingleton<IConnectionListenerFactory, SharedPortListenerFactory>());
        host.ConfigureKestrel(kestrel =>
        {
            var time = kestrel.ApplicationServices.GetService<TimeProvider>() ?? TimeProvider.System;
            var logger = kestrel.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Optimizer.Rpc");
            port = new SharedPort(address, time, logger);
            kestrel.Listen(new SharedPortEndPoint(port, isHttp2: false), listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(new SharedPortEndPoint(port, isHttp2: true), listen => listen.Protocols = HttpProtocols.Http2);
        });
        return () => port?.Address ?? address;
    }
}
