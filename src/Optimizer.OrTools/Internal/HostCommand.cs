namespace Optimizer.OrTools.Internal;

/// <summary>How to start a host.</summary>
/// <param name="Program">A path, or a name on the PATH.</param>
/// <param name="Missing">What to tell if the program cannot be started.</param>
internal sealed record HostCommand(string Program, IReadOnlyList<string> Arguments, string Missing)
{
    /// <summary>The folder that the build puts beside the program.</summary>
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "ortools-host");

    public static HostCommand For(OrToolsOptions options) => options.Host switch
    {
        OrToolsHostKind.Wasm => Wasm(options.MemoryLimitMegabytes),
        _ => Native(),
    };

    private static HostCommand Wasm(int memoryLimitMegabytes)
    {
        var script = Path.Combine(Folder, "main.mjs");
        if (!Directory.Exists(Path.Combine(Folder, "or-tools-wasm")))
            throw new OrToolsUnavailableException($"OR-Tools is not installed in '{Folder}': the program was built without Node. Install Node 20 or later with npm and build again.");
        return new("node", [script, $"{memoryLimitMegabytes}"], "OR-Tools needs Node 20 or later, and there is no 'node' on the PATH. Install it from https://nodejs.org or with your system's packages.");
    }

    private static HostCommand Native() => new(
        "dotnet",
        ["run", "--file", Path.Combine(Folder, "native", "host.cs")],
        "The native OR-Tools host needs the .NET 10 SDK, and there is no 'dotnet' on the PATH. Install it from https://dotnet.microsoft.com, or use the host 'wasm'.");
}
