using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc;

/// <summary>The failure of a call as its client sees it, in whichever protocol: a code, a message and details.</summary>
public sealed class RpcException : Exception
{
    public RpcException(Status status)
        : base(status.Message)
    {
        if (status.Code == (int)Code.Ok) throw new ArgumentException("A failure cannot have the code OK.", nameof(status));
        Status = status;
    }

    /// <param name="code">Any code but OK.</param>
    /// <param name="message">For the client's developer: what, where, which value, what to do.</param>
    /// <param name="details">Messages such as <see cref="ErrorInfo"/> and <see cref="BadRequest"/>.</param>
    public RpcException(Code code, string message, params IEnumerable<IMessage> details)
        : this(new Status { Code = (int)code, Message = message, Details = { details.Select(Any.Pack) } })
    {
    }

    public Status Status { get; }
}
