using Google.Protobuf;
using Google.Protobuf.Reflection;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>One call as one of the wire protocols carries it.</summary>
internal interface IWire
{
    /// <summary>The time the client gives the call, or null. Throws when the header is malformed.</summary>
    TimeSpan? ReadTimeout();

    /// <summary>The next request, or null after the last.</summary>
    ValueTask<IMessage?> ReadAsync(MessageDescriptor type, RpcCall call);

    /// <param name="response">The message.</param>
    /// <param name="flush">Whether the client is to see it before the call ends.</param>
    /// <param name="call">Whose headers precede the first response.</param>
    Task WriteAsync(IMessage response, bool flush, RpcCall call);

    /// <summary>Ends the call, well or with an error.</summary>
    Task FinishAsync(Status status, RpcCall call);
}
