using System.CommandLine;
using Optimizer.OrTools;

namespace Optimizer.Cli.Commands;

/// <summary>Which process runs OR-Tools, for what needs it.</summary>
internal static class OrToolsHostOption
{
    public static Option<OrToolsHostKind?> Create() => new("--ortools-host")
    {
        Description = "What runs OR-Tools: wasm (Node with the build that comes along) or native (the .NET SDK with the NuGet package Google.OrTools; faster). Default: wasm.",
        HelpName = "NAME",
        CustomParser = Choice.Parse<OrToolsHostKind>,
    };
}
