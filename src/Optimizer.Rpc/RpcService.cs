using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Optimizer.Rpc.Internal;

namespace Optimizer.Rpc;

/// <summary>
/// A protobuf service and the handlers of its methods. A handler is bound by the method's name and must have the
/// method's message types and kind, or binding throws. A method without a handler answers UNIMPLEMENTED.
/// </summary>
public sealed class RpcService(ServiceDescriptor descriptor)
{
    private readonly Dictionary<string, RpcInvocation> _handlers = [];

    public ServiceDescriptor Descriptor { get; } = descriptor;

    /// <summary>Binds a method with one request and one response.</summary>
    public RpcService Unary<TRequest, TResponse>(string method, Func<TRequest, RpcCall, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => Bind<TRequest, TResponse>(method, requestStream: false, responseStream: false, async (requests, respond, call) =>
        {
            var request = await SingleAsync<TRequest>(requests, call);
            var response = await handler(request, call);
            call.Cancellation.ThrowIfCancellationRequested();
            await respond(response);
        });

    /// <summary>Binds a method with one request and many responses.</summary>
    public RpcService ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, ResponseStream<TResponse>, RpcCall, Task> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => Bind<TRequest, TResponse>(method, requestStream: false, responseStream: true, async (requests, respond, call) =>
        {
            var request = await SingleAsync<TRequest>(requests, call);
            await handler(request, new ResponseStream<TResponse>(respond), call);
        });

    /// <summary>Binds a method with many requests and one response.</summary>
    public RpcService ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCall, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => Bind<TRequest, TResponse>(method, requestStream: true, responseStream: false, async (requests, respond, call) =>
        {
            var response = await handler(requests.Cast<TRequest>(), call);
            call.Cancellation.ThrowIfCancellationRequested();
            await respond(response);
        });

    /// <summary>Binds a method with many requests and many responses, in any order.</summary>
    public RpcService BidiStreaming<TRequest, TResponse>(
        string method, Func<IAsyncEnumerable<TRequest>, ResponseStream<TResponse>, RpcCall, Task> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => Bind<TRequest, TResponse>(method, requestStream: true, responseStream: true, (requests, respond, call) =>
            handler(requests.Cast<TRequest>(), new ResponseStream<TResponse>(respond), call));

    internal RpcInvocation HandlerOf(MethodDescriptor method)
        => _handlers.GetValueOrDefault(method.Name)
            ?? ((_, _, _) => throw new RpcException(Code.Unimplemented, $"Method {method.FullName} is not implemented here."));

    private RpcService Bind<TRequest, TResponse>(string method, bool requestStream, bool responseStream, RpcInvocation handler)
    {
        var declared = Descriptor.FindMethodByName(method)
            ?? throw new ArgumentException($"{Descriptor.FullName} has no method {method}.", nameof(method));

        if (declared.InputType.ClrType != typeof(TRequest) || declared.OutputType.ClrType != typeof(TResponse))
            throw new ArgumentException(
                $"{declared.FullName} takes {declared.InputType.FullName} and returns {declared.OutputType.FullName}; "
                + $"the handler takes {typeof(TRequest).Name} and returns {typeof(TResponse).Name}.", nameof(handler));

        if (declared.IsClientStreaming != requestStream || declared.IsServerStreaming != responseStream)
            throw new ArgumentException(
                $"{declared.FullName} streams requests: {declared.IsClientStreaming}, responses: {declared.IsServerStreaming}; "
                + $"the handler streams requests: {requestStream}, responses: {responseStream}.", nameof(handler));

        if (!_handlers.TryAdd(method, handler))
            throw new ArgumentException($"{declared.FullName} has a handler already.", nameof(method));

        return this;
    }

    private static async Task<TRequest> SingleAsync<TRequest>(IAsyncEnumerable<IMessage> requests, RpcCall call)
    {
        await using var source = requests.GetAsyncEnumerator(call.Cancellation);
        if (!await source.MoveNextAsync())
            throw new RpcException(Code.InvalidArgument, "The call ended without a request message.");

        var request = (TRequest)source.Current;
        if (await source.MoveNextAsync())
            throw new RpcException(Code.InvalidArgument, "The call has more than one request message; this method takes one.");

        return request;
    }
}
