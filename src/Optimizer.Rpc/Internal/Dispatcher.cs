using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>Runs a handler for a request: protocol, deadline, cancellation, and what a failure looks like outside.</summary>
internal sealed class Dispatcher(Wires wires, TimeProvider time, ILogger logger)
{
    public async Task RunAsync(HttpContext context, MethodDescriptor method, RpcInvocation handler)
    {
        if (wires.Find(context) is not { } wire)
        {
            context.Response.Headers["Accept-Post"] = Wires.AcceptedTypes;
            await RefuseAsync(
                context, StatusCodes.Status415UnsupportedMediaType,
                $"Content type '{context.Request.ContentType}' is none of {Wires.AcceptedTypes}.");
        }
        else if (Wires.Refusal(wire, method, context.Request) is var (status, reason))
            await RefuseAsync(context, status, reason);
        else
            await RunAsync(context, wire, method, handler);
    }

    /// <summary>Answers a call to a method nobody declared, if it is a call at all.</summary>
    public async Task<bool> TryRefuseUnknownAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || wires.Find(context) is not { } wire) return false;

        var fault = new RpcException(Code.Unimplemented, $"There is no method {context.Request.Path} here.");
        await wire.FinishAsync(fault.Status, new RpcCall(new RpcMetadata(), context.User, time, null, context.RequestAborted));
        return true;
    }

    private async Task RunAsync(HttpContext context, IWire wire, MethodDescriptor method, RpcInvocation handler)
    {
        TimeSpan? timeout = null;
        try
        {
            timeout = wire.ReadTimeout();
        }
        catch (RpcException fault)
        {
            handler = (_, _, _) => throw fault;
        }

        using var deadline = timeout is { } span ? new CancellationTokenSource(span, time) : new CancellationTokenSource();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        var call = new RpcCall(Headers.Read(context.Request), context.User, time, timeout, cancellation.Token);
        LiftServerLimits(context, method);

        Status status;
        try
        {
            await handler(ReadAllAsync(wire, method, call), response => wire.WriteAsync(response, method.IsServerStreaming, call), call);
            call.Cancellation.ThrowIfCancellationRequested();
            status = new Status();
        }
        catch (RpcException fault)
        {
            status = fault.Status;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            status = new Status { Code = (int)Code.DeadlineExceeded, Message = $"The deadline of {timeout} has passed." };
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            status = Report(fault, method);
        }

        if (!context.RequestAborted.IsCancellationRequested) await wire.FinishAsync(status, call);
    }

    private static async IAsyncEnumerable<IMessage> ReadAllAsync(IWire wire, MethodDescriptor method, RpcCall call)
    {
        while (await ReadAsync(wire, method, call) is { } request) yield return request;
    }

    private static async ValueTask<IMessage?> ReadAsync(IWire wire, MethodDescriptor method, RpcCall call)
    {
        try
        {
            return await wire.ReadAsync(method.InputType, call);
        }
        catch (BadHttpRequestException fault)
        {
            throw Faults.Malformed($"The request cannot be read: {fault.Message}");
        }
        catch (IOException)
        {
            throw new RpcException(Code.Cancelled, "The client went away.");
        }
    }

    private Status Report(Exception fault, MethodDescriptor method)
    {
        var incident = RandomNumberGenerator.GetHexString(12, lowercase: true);
        logger.LogError(fault, "Incident {Incident}: {Method} failed.", incident, method.FullName);
        return new Status
        {
            Code = (int)Code.Internal,
            Message = $"The service failed on this call; the request need not be wrong. Report incident {incident}.",
        };
    }

    /// <summary>The limit on a message is ours; a body of many messages has none, and may pause between them.</summary>
    private static void LiftServerLimits(HttpContext context, MethodDescriptor method)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (method.IsClientStreaming && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }
}
