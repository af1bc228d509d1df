using Optimizer.Cli;

namespace Optimizer.Tests.Cli;

/// <summary>Runs the program within the test; one at a time, as the console is one.</summary>
internal static class Terminal
{
    public static (int Status, string Output, string Error) Run(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        using var capturedError = new StringWriter();
        try
        {
            Console.SetOut(captured);
            Console.SetError(capturedError);
            return (CommandLine.Run(arguments), captured.ToString(), capturedError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
