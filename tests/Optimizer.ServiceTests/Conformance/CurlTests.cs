using System.Text;

namespace Optimizer.ServiceTests.Conformance;

/// <summary>Connect's unary form as a person with a shell meets it.</summary>
public sealed class CurlTests(InteropHost host) : IClassFixture<InteropHost>
{
    private const string Json = "Content-Type: application/json";

    [Fact]
    public async Task A_plain_JSON_post_is_a_call()
    {
        var answer = await CurlAsync("UnaryCall", "-H", Json, "-d", """{"responseSize": 3}""");

        Assert.Equal("""{ "payload": { "body": "AAAA" } }""", answer.Body);
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_JSON_file_is_a_call_over_HTTP2_too()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"response_size": 3}""");

        var answer = await CurlAsync("UnaryCall", "--http2-prior-knowledge", "-H", Json, "-d", $"@{file}");

        Assert.Equal("""{ "payload": { "body": "AAAA" } }""", answer.Body);
        File.Delete(file);
    }

    [Fact]
    public async Task Broken_JSON_is_reported_with_line_and_position()
    {
        var answer = await CurlAsync("UnaryCall", "-H", Json, "--data-binary", "{\n  \"responseSize\": 3,,\n}");

        Assert.Equal(400, answer.Status);
        Assert.Contains("\"code\":\"invalid_argument\"", answer.Body);
        Assert.Contains("line 2, position 21: ", answer.Body);
    }

    [Fact]
    public async Task Unknown_and_misfit_fields_are_all_reported_with_their_paths()
    {
        var answer = await CurlAsync("UnaryCall", "-H", Json, "-d", """{"responseSize": "three", "payload": {"bodyy": "AAAA"}}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("payload.bodyy: grpc.testing.Payload has no such field", answer.Body);
        Assert.Contains("responseSize: ", answer.Body);
        Assert.Contains("google.rpc.BadRequest", answer.Body);
    }

    [Fact]
    public async Task A_status_with_details_is_readable_JSON()
    {
        var answer = await CurlAsync("UnaryCall", "-H", Json, "-d", """{"responseStatus": {"code": 9, "message": "not now"}}""");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("""{"code":"failed_precondition","message":"not now","details":[{"type":"google.rpc.ErrorInfo","value":""", answer.Body);
        Assert.Contains("ASKED_FOR", answer.Body);
    }

    [Fact]
    public async Task A_bug_in_a_handler_gives_an_incident_and_no_secrets()
    {
        var answer = await CurlAsync("EmptyCall", "-H", Json, "-H", "x-test-crash: swordfish", "-d", "{}");

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("swordfish", answer.Body);
        var incident = answer.Body.Split("incident ")[1].Split('.')[0];
        Assert.Contains(host.Log, line => line.Contains(incident) && line.Contains("swordfish"));

        Assert.Equal(200, (await CurlAsync("EmptyCall", "-H", Json, "-d", "{}")).Status);
    }

    [Fact]
    public async Task A_deadline_is_kept()
    {
        var answer = await CurlAsync("EmptyCall", "-H", Json, "-H", "Connect-Timeout-Ms: 0", "-d", "{}");

        Assert.Equal(504, answer.Status);
        Assert.Contains("deadline_exceeded", answer.Body);
    }

    [Fact]
    public async Task Compression_works_both_ways()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Zip("""{"responseSize": 3000, "expectCompressed": {"value": true}}"""));

        var answer = await CurlAsync(
            "UnaryCall", "-H", Json, "-H", "Content-Encoding: gzip", "--compressed", "-D", "-", "--data-binary", $"@{file}");

        Assert.Equal(200, answer.Status);
        Assert.Contains("Content-Encoding: gzip", answer.Body);
        Assert.Contains("\"body\": \"AAAA", answer.Body);
        File.Delete(file);
    }

    [Fact]
    public async Task A_small_body_that_unpacks_to_much_is_refused()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Zip("{\"payload\": {\"body\": \"" + new string('A', 50_000_000) + "\"}}"));
        Assert.InRange(new FileInfo(file).Length, 0, InteropHost.MaxRequestBytes);

        var answer = await CurlAsync("UnaryCall", "-H", Json, "-H", "Content-Encoding: gzip", "--data-binary", $"@{file}");

        Assert.Equal(429, answer.Status);
        Assert.Contains("resource_exhausted", answer.Body);
        File.Delete(file);
    }

    [Fact]
    public async Task A_browser_of_an_allowed_origin_may_call()
    {
        var preflight = await CurlAsync(
            "UnaryCall", "-X", "OPTIONS", "-D", "-", "-H", "Origin: https://plan.example.org",
            "-H", "Access-Control-Request-Method: POST", "-H", "Access-Control-Request-Headers: content-type,connect-protocol-version");
        Assert.Equal(204, preflight.Status);
        Assert.Contains("Access-Control-Allow-Origin: https://plan.example.org", preflight.Body);

        var stranger = await CurlAsync(
            "UnaryCall", "-X", "OPTIONS", "-D", "-", "-H", "Origin: https://elsewhere.example.org", "-H", "Access-Control-Request-Method: POST");
        Assert.DoesNotContain("Access-Control-Allow-Origin", stranger.Body);
    }

    [Theory]
    [InlineData("grpc.testing.TestService/NoSuchMethod", Json, 501)]
    [InlineData("grpc.testing.TestService/UnimplementedCall", Json, 501)]
    [InlineData("no.such.Service/Call", Json, 501)]
    [InlineData("grpc.testing.TestService/UnaryCall", "Content-Type: text/plain", 415)]
    [InlineData("grpc.testing.TestService/StreamingOutputCall", Json, 415)]
    [InlineData("grpc.testing.TestService/UnaryCall", "Content-Type: application/grpc", 426)]
    [InlineData("grpc.testing.TestService/FullDuplexCall", "Content-Type: application/connect+json", 505)]
    public async Task What_cannot_be_called_says_so(string path, string contentType, int status)
        => Assert.Equal(status, (await CurlPathAsync(path, "--http1.1", "-H", contentType, "-d", "{}")).Status);

    private Task<(int Status, string Body)> CurlAsync(string method, params string[] arguments)
        => CurlPathAsync($"grpc.testing.TestService/{method}", arguments);

    private async Task<(int Status, string Body)> CurlPathAsync(string path, params string[] arguments)
    {
        var run = await ForeignProcess.RunAsync("curl", ["-sS", "-w", "\n%{http_code}", $"{host.Url}{path}", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output);
        var end = run.Output.TrimEnd().LastIndexOf('\n');
        return (int.Parse(run.Output[(end + 1)..]), run.Output[..end]);
    }

    private static byte[] Zip(string text) => Optimizer.Rpc.Internal.Gzip.Compress(Encoding.UTF8.GetBytes(text));
}
