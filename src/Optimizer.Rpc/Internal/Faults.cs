using Google.Rpc;

namespace Optimizer.Rpc.Internal;

/// <summary>Failures that several places report in the same words.</summary>
internal static class Faults
{
    public static RpcException TooLarge(int limit)
        => new(Code.ResourceExhausted, $"The request message is larger than {limit} bytes, the limit of this service.");

    public static RpcException Malformed(string what) => new(Code.InvalidArgument, what);
}
