using System.CommandLine;
using Optimizer.Api.Reading;
using Optimizer.Domain.Emissions;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer validate</c>: says all that is wrong with a model, without planning.</summary>
internal sealed class ValidateCommand
{
    private readonly Command _command = new("validate", "Says all that is wrong with a model, without planning. Ends with 0 when it can be planned, 2 when not.");
    private readonly InputOptions _input;

    private ValidateCommand()
    {
        _input = new(_command, "FILE");
        _command.SetAction(Run);
    }

    public static Command Create() => new ValidateCommand()._command;

    private int Run(ParseResult parsed)
    {
        var request = _input.Read(parsed);
        var (model, _) = RequestReader.Read(request.Model, request.Settings, EnergyClasses.Of(FactorSet.Default));
        Console.Out.WriteLine($"The model can be planned: {model.Collections.Length:N0} collections and {model.Shipments.Length:N0} shipments at {model.Sites.Length:N0} sites, {model.Vehicles.Length:N0} vehicles, {model.Facilities.Length:N0} facilities, from {model.Start:yyyy-MM-dd HH:mm} to {model.Start + model.End:yyyy-MM-dd HH:mm} UTC.");
        return ExitCode.Complete;
    }
}
