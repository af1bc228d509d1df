using Google.Protobuf;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>How gRPC and gRPC-Web write the end of a call.</summary>
internal static class GrpcStatus
{
    public static IEnumerable<KeyValuePair<string, string>> Trailers(Status status, RpcCall call)
    {
        yield return new("grpc-status", $"{status.Code}");
        if (status.Code != (int)Code.Ok)
        {
            yield return new("grpc-message", PercentEncoding.Encode(status.Message));
            if (status.Details.Count > 0)
                yield return new("grpc-status-details-bin", UnpaddedBase64.Encode(status.ToByteArray()));
        }

        foreach (var trailer in call.Trailers) yield return trailer;
    }
}
