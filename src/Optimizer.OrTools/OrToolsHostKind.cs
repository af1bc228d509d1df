namespace Optimizer.OrTools;

/// <summary>Which host process runs OR-Tools.</summary>
public enum OrToolsHostKind
{
    /// <summary>Node 20 or later with the WebAssembly build that comes with the program.</summary>
    Wasm,

    /// <summary>A C# program that the .NET 10 SDK builds from the NuGet package Google.OrTools.</summary>
    Native,
}
