using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Standard output as tables need it.</summary>
internal static class Tables
{
    /// <summary>Files and pipes have no width of their own.</summary>
    private const int WidthOfFiles = 120;

    public static IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Out) });
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
