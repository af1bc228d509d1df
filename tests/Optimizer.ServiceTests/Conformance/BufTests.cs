namespace Optimizer.ServiceTests.Conformance;

/// <summary>Our protos keep buf's rules and their promises to clients built from the last release (see buf.yaml).</summary>
public sealed class BufTests
{
    private static readonly string Buf = Path.Combine(ForeignProcess.Root, "tests/clients/node/node_modules/.bin/buf");

    [Fact]
    public async Task The_protos_pass_lint()
    {
        var run = await ForeignProcess.RunAsync(Buf, ["lint"]);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task The_protos_break_no_client()
    {
        var run = await ForeignProcess.RunAsync(Buf, ["breaking", "--against", "protos/baseline.binpb"]);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Theory]
    [InlineData("string service = 1;", "string service = 2;")]
    [InlineData("rpc Check(", "rpc Czech(")]
    [InlineData("SERVING = 1;", "RUNNING = 1;")]
    public async Task A_breaking_change_is_noticed(string before, string after)
    {
        var copy = Directory.CreateTempSubdirectory();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ForeignProcess.Root, "protos"), "*", SearchOption.AllDirectories))
            Copy(file, Path.Combine(copy.FullName, Path.GetRelativePath(ForeignProcess.Root, file)));
        Copy(Path.Combine(ForeignProcess.Root, "buf.yaml"), Path.Combine(copy.FullName, "buf.yaml"));
        var proto = Path.Combine(copy.FullName, "protos/grpc/health/v1/health.proto");
        var text = await File.ReadAllTextAsync(proto);
        Assert.Contains(before, text);
        await File.WriteAllTextAsync(proto, text.Replace(before, after));

        var run = await ForeignProcess.RunAsync(Buf, ["breaking", "--against", "protos/baseline.binpb"], copy.FullName);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("health.proto", run.Output);
        copy.Delete(recursive: true);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
