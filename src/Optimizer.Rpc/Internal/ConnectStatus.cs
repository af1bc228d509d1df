using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Status = Google.Rpc.Status;

namespace Optimizer.Rpc.Internal;

/// <summary>How Connect writes errors, and the headers both its forms share.</summary>
/// <remarks>https://connectrpc.com/docs/protocol#error-codes</remarks>
internal static class ConnectStatus
{
    public static TimeSpan? ReadTimeout(HttpRequest request)
    {
        if (request.Headers["Connect-Protocol-Version"] is [{ } version, ..] && version != "1")
            throw new RpcException(Code.InvalidArgument, $"Connect-Protocol-Version is '{version}'; expected 1.");

        return Timeouts.ReadConnect(request.Headers["Connect-Timeout-Ms"]);
    }

    public static string NameOf(Code code) => code switch
    {
        Code.Cancelled => "canceled",
        Code.InvalidArgument => "invalid_argument",
        Code.DeadlineExceeded => "deadline_exceeded",
        Code.NotFound => "not_found",
        Code.AlreadyExists => "already_exists",
        Code.PermissionDenied => "permission_denied",
        Code.ResourceExhausted => "resource_exhausted",
        Code.FailedPrecondition => "failed_precondition",
        Code.Aborted => "aborted",
        Code.OutOfRange => "out_of_range",
        Code.Unimplemented => "unimplemented",
        Code.Internal => "internal",
        Code.Unavailable => "unavailable",
        Code.DataLoss => "data_loss",
        Code.Unauthenticated => "unauthenticated",
        _ => "unknown",
    };

    public static int HttpCodeOf(Code code) => code switch
    {
        Code.Cancelled => 499,
        Code.InvalidArgument or Code.FailedPrecondition or Code.OutOfRange => 400,
        Code.DeadlineExceeded => 504,
        Code.NotFound => 404,
        Code.AlreadyExists or Code.Aborted => 409,
        Code.PermissionDenied => 403,
        Code.ResourceExhausted => 429,
        Code.Unimplemented => 501,
        Code.Unavailable => 503,
        Code.Unauthenticated => 401,
        _ => 500,
    };

    public static byte[] WriteError(Status status, JsonCodec json) => Write(writer => WriteError(writer, status, json));

    public static byte[] WriteEndOfStream(Status status, RpcMetadata trailers, JsonCodec json) => Write(writer =>
    {
        writer.WriteStartObject();
        if (status.Code != (int)Code.Ok)
        {
            writer.WritePropertyName("error");
            WriteError(writer, status, json);
        }

        writer.WriteStartObject("metadata");
        foreach (var trailer in trailers.GroupBy(entry => entry.Key, entry => entry.Value))
        {
            writer.WriteStartArray(trailer.Key);
            foreach (var value in trailer) writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteError(Utf8JsonWriter writer, Status status, JsonCodec json)
    {
        writer.WriteStartObject();
        writer.WriteString("code", NameOf((Code)status.Code));
        writer.WriteString("message", status.Message);
        if (status.Details.Count > 0)
        {
            writer.WriteStartArray("details");
            foreach (var detail in status.Details) WriteDetail(writer, detail, json);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter writer, Any detail, JsonCodec json)
    {
        writer.WriteStartObject();
        writer.WriteString("type", Any.GetTypeName(detail.TypeUrl));
        writer.WriteString("value", UnpaddedBase64.Encode(detail.Value.Span));
        if (json.Types.Find(Any.GetTypeName(detail.TypeUrl)) is { } type)
        {
            // For people who read the answer of curl.
            writer.WritePropertyName("debug");
            writer.WriteRawValue(json.Format(type.Parser.ParseFrom(detail.Value)));
        }

        writer.WriteEndObject();
    }
}
