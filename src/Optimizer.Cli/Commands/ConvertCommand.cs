using System.CommandLine;
using Optimizer.Api.Reading;
using Optimizer.Cli.Output;
using Optimizer.Domain.Emissions;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer convert</c>: turns any readable file into a request as JSON or protobuf.</summary>
internal sealed class ConvertCommand
{
    private readonly Command _command = new("convert", "Turns any file that plan can read into a request as JSON, which can be planned, posted to the service, or edited.");
    private readonly Option<string?> _out = new("--out") { Description = "Where to write it: as protobuf if the name ends in .binpb, else as JSON. Default: standard output.", HelpName = "FILE" };
    private readonly InputOptions _input;

    private ConvertCommand()
    {
        _input = new(_command, "FILE");
        _command.Options.Add(_out);
        _command.SetAction(Run);
    }

    public static Command Create() => new ConvertCommand()._command;

    private int Run(ParseResult parsed)
    {
        var request = _input.Read(parsed);
        RequestReader.Read(request.Model, request.Settings, EnergyClasses.Of(FactorSet.Default));
        var path = parsed.GetValue(_out);
        if (path is not null && path.EndsWith(".binpb", StringComparison.Ordinal))
            OutputFile.WriteBytes(request, path);
        else if (request.Model.Travel?.Matrices is { } given && given.Matrices.Any(matrix => matrix.HasPackedDistancesM))
            throw new InvalidRequestException([new("--out", "convert.packed_matrix", "The travel matrix is too large for JSON. Name a file that ends in .binpb, which is written as protobuf.")]);
        else if (path is not null)
            JsonText.WriteFile(request, path);
        else
            JsonText.Write(request, Console.Out);
        return ExitCode.Complete;
    }
}
