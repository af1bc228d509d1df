using Google.Protobuf;

namespace Optimizer.Rpc;

/// <summary>Where a streaming handler writes its responses, one at a time.</summary>
public sealed class ResponseStream<TResponse>
    where TResponse : class, IMessage<TResponse>
{
    private readonly Func<IMessage, Task> _respond;

    internal ResponseStream(Func<IMessage, Task> respond) => _respond = respond;

    /// <summary>Sends a response at once; waits while the client reads slower than the handler writes.</summary>
    public Task WriteAsync(TResponse response) => _respond(response);
}
