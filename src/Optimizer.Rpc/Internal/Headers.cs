using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Optimizer.Rpc.Internal;

internal static class Headers
{
    // Headers of HTTP and of the protocols themselves; the rest is the caller's.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "expect", "host",
        "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    };

    public static RpcMetadata Read(HttpRequest request)
    {
        var metadata = new RpcMetadata();
        foreach (var (name, values) in request.Headers)
        {
            var key = name.ToLowerInvariant();
            if (IsReserved(key)) continue;
            foreach (var value in values.SelectMany(value => Parts(key, value ?? ""))) metadata.AddReceived(key, value);
        }

        return metadata;
    }

    public static void AddHeaders(this HttpResponse response, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
            response.Headers[name] = StringValues.Concat(response.Headers[name], value);
    }

    /// <summary>Values of one name may come in one header; commas separate them where no value has one.</summary>
    private static string[] Parts(string name, string value)
        => name.EndsWith("-bin", StringComparison.Ordinal) ? value.Split(',', StringSplitOptions.TrimEntries) : [value];

    private static bool IsReserved(string name)
        => name[0] == ':' || Reserved.Contains(name)
            || name.StartsWith("grpc-", StringComparison.Ordinal) || name.StartsWith("connect-", StringComparison.Ordinal);
}
