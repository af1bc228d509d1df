using System.CommandLine;
using System.CommandLine.Invocation;
using Optimizer.Api.Reading;
using Optimizer.Cli.Commands;
using Optimizer.Cli.Output;
using Optimizer.OrTools;

namespace Optimizer.Cli;

/// <summary>The program: reads its arguments, runs one command, and turns what goes wrong into an exit status.</summary>
public static class CommandLine
{
    public static int Run(string[] arguments)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
            return TellUsage(parsed);

        try
        {
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (InvalidRequestException fault)
        {
            IssueText.Write(Console.Error, fault.Issues);
            return ExitCode.WrongInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OrToolsUnavailableException)
        {
            Console.Error.WriteLine(fault.Message);
            return ExitCode.WrongInput;
        }
        catch (Exception fault)
        {
            Console.Error.WriteLine($"This is a fault of optimizer, not of the input. Please report it with the input:{Environment.NewLine}{fault}");
            return ExitCode.OurFault;
        }
    }

    private static RootCommand Root() => new("Plans circular logistics: who collects what, when and with which vehicle, at which cost and emissions.")
    {
        PlanCommand.Create(),
        CheckCommand.Create(),
        ValidateCommand.Create(),
        ConvertCommand.Create(),
        GenerateCommand.Create(),
        BenchCommand.Create(),
        ServeCommand.Create(),
    };

    private static int TellUsage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"See: optimizer {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
        return ExitCode.WrongInput;
    }
}
