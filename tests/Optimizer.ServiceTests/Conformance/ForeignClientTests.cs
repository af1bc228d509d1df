namespace Optimizer.ServiceTests.Conformance;

/// <summary>
/// Clients that others wrote, in other languages, against a started host. The cases and their names are those of gRPC's
/// interoperability list; what a case asserts is in the client's source under tests/clients.
/// </summary>
/// <remarks>https://github.com/grpc/grpc/blob/master/doc/interop-test-descriptions.md</remarks>
public sealed class ForeignClientTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string[] Common =
    [
        "empty_unary", "large_unary", "server_streaming", "cancel_server_stream", "timeout_on_sleeping_server", "custom_metadata",
        "status_code_and_message", "special_status_message", "status_details", "unimplemented_method", "unimplemented_service",
        "client_compressed_unary", "server_compressed_unary", "message_too_large", "crash_in_handler", "health",
    ];

    private static readonly string[] Streaming =
        ["client_streaming", "ping_pong", "empty_stream", "cancel_after_begin", "cancel_after_first_response"];

    public static IEnumerable<object[]> Cases { get; } =
    [
        .. Of("grpc-js", [.. Common, .. Streaming, "server_compressed_streaming", "nonsense", "reflection"]),
        .. Of("python", [.. Common, .. Streaming, "reflection"]),
        .. Of("connect", [.. Common, .. Streaming]),
        .. Of("connect-json", [.. Common, .. Streaming]),
        .. Of("grpc-web", Common),
        .. Of("grpc-connect-node", [.. Common, .. Streaming]),
        .. Of("connect-http1", Common),
        .. Of("grpc-web-http1", Common),
        .. Of("grpc-web-text", ["empty_unary", "large_unary", "server_streaming", "status_code_and_message"]),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_case_passes(string client, string name)
    {
        var (program, arguments) = CommandOf(client);

        var run = await ForeignProcess.RunAsync(program, [.. arguments, host.Address.ToString(), host.DescriptorFile, name]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal($"ok {name}", run.Output.Trim());
    }

    [Fact]
    public async Task A_cancelled_stream_cancels_its_handler()
    {
        var before = host.Interop.Cancelled;

        await The_case_passes("grpc-js", "cancel_server_stream");
        await The_case_passes("connect-http1", "cancel_server_stream");

        // The handlers would sleep ten minutes otherwise.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (host.Interop.Cancelled < before + 2) await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    private static IEnumerable<object[]> Of(string client, string[] cases)
        => cases.Select(name => new object[] { client, name });

    private static (string Program, string[] Arguments) CommandOf(string client) => client switch
    {
        "grpc-js" => ("node", ["tests/clients/node/grpc-js.mjs"]),

        // Debian's own Python, which is the one that has python3-grpcio.
        "python" => ("/usr/bin/python3", ["tests/clients/python/grpcio.py"]),
        "grpc-web-text" => ("node", ["tests/clients/node/grpc-web-text.mjs"]),
        _ => ("node", ["tests/clients/node/connect.mjs", client]),
    };
}
