namespace Optimizer.ServiceTests.Conformance;

/// <summary>What large nonsense costs. Counts the bytes the process allocates, so nothing runs beside it.</summary>
[Collection(nameof(RunsAlone))]
public sealed class NonsenseTests(InteropHost host) : IClassFixture<InteropHost>
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/proto")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web-text")]
    public async Task Two_hundred_megabytes_of_nonsense_are_refused_cheaply(string type)
    {
        var before = GC.GetTotalAllocatedBytes();
        string[] arguments =
        [
            "-sS", "-X", "POST", "-D", "-", $"{host.Url}grpc.testing.TestService/UnaryCall",
            "-H", $"Content-Type: {type}", "-H", "Expect:", "-H", "Transfer-Encoding: chunked", "-T", "-",
        ];

        var answer = await ForeignProcess.RunAsync(
            "sh", ["-c", "head -c 200000000 /dev/zero | tr '\\0' 'x' | curl \"$@\"", "sh", .. arguments]);

        Assert.Matches("(resource_exhausted|grpc-status: 8|gAAAAG)", answer.Output);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000);

        var next = await ForeignProcess.RunAsync(
            "curl", ["-sS", "-H", "Content-Type: application/json", "-d", "{}", $"{host.Url}grpc.testing.TestService/EmptyCall"]);
        Assert.Equal("{ }", next.Output);
    }
}
