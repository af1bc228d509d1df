using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>How gRPC and gRPC-Web write the end of a call.</summary>
internal static class GrpcStatus
{
    // Base64 makes it a third larger; the message and other trailers need room too.
    private const int MostDetailBytes = 4_096;

    public static IEnumerable<KeyValuePair<string, string>> Trailers(Status status, RpcCall call)
    {
        yield return new("grpc-status", $"{status.Code}");
        if (status.Code != (int)Code.Ok)
        {
            yield return new("grpc-message", PercentEncoding.Encode(status.Message));
            if (status.Details.Count > 0)
                yield return new("grpc-status-details-bin", UnpaddedBase64.Encode(WithinHeaders(status).ToByteArray()));
        }

        foreach (var trailer in call.Trailers) yield return trailer;
    }

    /// <summary>
    /// The status with as many field violations as fit: clients accept about 8 KiB of headers and would show nothing of a call
    /// with more. The last violation says how many were left out.
    /// </summary>
    private static Status WithinHeaders(Status status)
    {
        var place = status.Details.ToList().FindIndex(detail => detail.Is(BadRequest.Descriptor));
        if (status.CalculateSize() <= MostDetailBytes || place < 0)
            return status;

        var all = status.Details[place].Unpack<BadRequest>().FieldViolations;
        var kept = new BadRequest();
        var room = MostDetailBytes - (status.CalculateSize() - status.Details[place].CalculateSize());
        foreach (var violation in all.TakeWhile(violation => (room -= violation.CalculateSize() + 4) > 0))
            kept.FieldViolations.Add(violation);
        kept.FieldViolations.Add(new BadRequest.Types.FieldViolation { Description = $"{all.Count - kept.FieldViolations.Count} more do not fit into the headers of gRPC; other protocols and Validate show them." });

        var trimmed = status.Clone();
        trimmed.Details[place] = Any.Pack(kept);
        return trimmed;
    }
}
