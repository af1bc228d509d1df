using Google.Protobuf;
using Google.Rpc;
using Grpc.Testing;
using Optimizer.Rpc;

namespace Optimizer.ServiceTests.Conformance;

/// <summary>The server side of gRPC's interoperability tests.</summary>
/// <remarks>https://github.com/grpc/grpc/blob/master/doc/interop-test-descriptions.md</remarks>
internal sealed class InteropService
{
    private int _cancelled;

    public InteropService()
        => Service = new RpcService(TestReflection.Descriptor.Services.Single(service => service.Name == "TestService"))
            .Unary<Empty, Empty>("EmptyCall", EmptyAsync)
            .Unary<SimpleRequest, SimpleResponse>("UnaryCall", UnaryAsync)
            .ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", StreamAsync)
            .ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", SumAsync)
            .BidiStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", FullDuplexAsync);

    public RpcService Service { get; }

    /// <summary>Calls that ended because their client cancelled or vanished.</summary>
    public int Cancelled => _cancelled;

    private static Task<Empty> EmptyAsync(Empty request, RpcCall call)
        => call.RequestHeaders.Find("x-test-crash") is { } secret
            ? throw new InvalidOperationException($"A bug that knows {secret}.")
            : Task.FromResult(new Empty());

    private static Task<SimpleResponse> UnaryAsync(SimpleRequest request, RpcCall call)
    {
        EchoMetadata(call);
        CheckCompressed(request.ExpectCompressed, call);
        ThrowIfAsked(request.ResponseStatus);
        call.CompressResponses = request.ResponseCompressed?.Value;
        return Task.FromResult(new SimpleResponse { Payload = Zeroes(request.ResponseSize) });
    }

    private async Task StreamAsync(StreamingOutputCallRequest request, ResponseStream<StreamingOutputCallResponse> responses, RpcCall call)
    {
        EchoMetadata(call);
        await CountingCancelled(() => RespondAsync(request, responses, call), call);
    }

    private static async Task<StreamingInputCallResponse> SumAsync(IAsyncEnumerable<StreamingInputCallRequest> requests, RpcCall call)
    {
        var sum = 0;
        await foreach (var request in requests)
        {
            CheckCompressed(request.ExpectCompressed, call);
            sum += request.Payload.Body.Length;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = sum };
    }

    private async Task FullDuplexAsync(
        IAsyncEnumerable<StreamingOutputCallRequest> requests, ResponseStream<StreamingOutputCallResponse> responses, RpcCall call)
    {
        EchoMetadata(call);
        await CountingCancelled(
            async () =>
            {
                await foreach (var request in requests) await RespondAsync(request, responses, call);
            },
            call);
    }

    private static async Task RespondAsync(
        StreamingOutputCallRequest request, ResponseStream<StreamingOutputCallResponse> responses, RpcCall call)
    {
        ThrowIfAsked(request.ResponseStatus);
        foreach (var parameters in request.ResponseParameters)
        {
            if (parameters.IntervalUs > 0) await Task.Delay(TimeSpan.FromMicroseconds(parameters.IntervalUs), call.Cancellation);
            call.CompressResponses = parameters.Compressed?.Value;
            await responses.WriteAsync(new StreamingOutputCallResponse { Payload = Zeroes(parameters.Size) });
        }
    }

    private async Task CountingCancelled(Func<Task> work, RpcCall call)
    {
        try
        {
            await work();
        }
        catch (Exception) when (call.Cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref _cancelled);
            throw;
        }
        catch (RpcException fault) when (fault.Status.Code == (int)Code.Cancelled)
        {
            Interlocked.Increment(ref _cancelled);
            throw;
        }
    }

    private static void EchoMetadata(RpcCall call)
    {
        if (call.RequestHeaders.Find("x-grpc-test-echo-initial") is { } initial)
            call.ResponseHeaders.Add("x-grpc-test-echo-initial", initial);
        if (call.RequestHeaders.FindBytes("x-grpc-test-echo-trailing-bin") is { } trailing)
            call.Trailers.Add("x-grpc-test-echo-trailing-bin", trailing);
    }

    private static void CheckCompressed(BoolValue? expected, RpcCall call)
    {
        if (expected is not null && expected.Value != call.RequestWasCompressed)
            throw new RpcException(Code.InvalidArgument, $"The request was compressed: {call.RequestWasCompressed}; expected {expected.Value}.");
    }

    private static void ThrowIfAsked(EchoStatus? status)
    {
        if (status is null || status.Code == (int)Code.Ok) return;
        throw new RpcException(
            (Code)status.Code,
            status.Message,
            // Today's ErrorInfo calls field 1 "reason"; the package is from the time when it was "type".
            new ErrorInfo { Type = "ASKED_FOR", Domain = "grpc.testing", Metadata = { ["code"] = $"{status.Code}" } },
            new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = "response_status", Description = "is set" } } });
    }

    private static Payload Zeroes(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };
}
