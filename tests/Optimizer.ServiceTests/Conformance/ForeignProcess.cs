using System.Diagnostics;

namespace Optimizer.ServiceTests.Conformance;

/// <summary>A client of another language, run to its end.</summary>
internal static class ForeignProcess
{
    // Only a hang takes this long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The repository's root, found upwards from the test's assembly.</summary>
    public static string Root { get; } = FindRoot();

    /// <returns>The exit code, and what the process wrote on standard output and standard error.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? Root,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"Cannot start {program}.");
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Patience}.");
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Optimizer.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
