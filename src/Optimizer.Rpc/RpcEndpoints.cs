using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optimizer.Rpc.Internal;

namespace Optimizer.Rpc;

/// <summary>Puts services on a web application.</summary>
public static class RpcEndpoints
{
    /// <summary>
    /// Maps every method of the services to POST /package.Service/Method in gRPC, gRPC-Web and Connect. Calls to
    /// anything else answer UNIMPLEMENTED in their protocol; other requests pass by.
    /// </summary>
    public static IEndpointConventionBuilder MapRpc(this WebApplication app, RpcOptions options, params IReadOnlyList<RpcService> services)
    {
        var files = services.Select(service => service.Descriptor.File).Append(ErrorDetailsReflection.Descriptor).Distinct();
        var json = new JsonCodec(TypeRegistry.FromFiles(files));
        var time = app.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Optimizer.Rpc");
        var dispatcher = new Dispatcher(new Wires(options, json), time, logger);

        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is not null || !await dispatcher.TryRefuseUnknownAsync(context)) await next(context);
        });

        var group = app.MapGroup("");
        foreach (var (service, method) in services.SelectMany(service => service.Descriptor.Methods, (service, method) => (service, method)))
        {
            var handler = service.HandlerOf(method);
            group.MapPost($"/{service.Descriptor.FullName}/{method.Name}", context => dispatcher.RunAsync(context, method, handler))
                .WithDisplayName(method.FullName);
        }

        return group;
    }
}
