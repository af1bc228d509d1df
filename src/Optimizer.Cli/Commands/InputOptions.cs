using System.CommandLine;
using Optimizer.Api.Reading.Formats;
using Optimizer.Api.V1;
using Optimizer.Cli.Input;

namespace Optimizer.Cli.Commands;

/// <summary>The argument and options that name a model file; the same in every command that reads one.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _file;
    private readonly Option<InstanceFormat?> _format = new("--format")
    {
        Description = $"What the file is written in: {string.Join(", ", Enum.GetNames<InstanceFormat>()).ToLowerInvariant()}. Default: recognised from its content.",
        HelpName = "NAME",
        CustomParser = result => Choice.Parse<InstanceFormat>(result),
    };

    private readonly Option<DistanceRounding?> _rounding = new("--round")
    {
        Description = "How distances of benchmark files become whole numbers: none, nearest, trunc or dimacs. Default: as best known values of the format are computed.",
        HelpName = "RULE",
        CustomParser = result => Choice.Parse<DistanceRounding>(result),
    };

    public InputOptions(Command command, string argument)
    {
        _file = new(argument) { Description = "The model: a request as JSON or protobuf, a benchmark file, or - for standard input." };
        command.Arguments.Add(_file);
        command.Options.Add(_format);
        command.Options.Add(_rounding);
    }

    public PlanRequest Read(ParseResult parsed) =>
        ModelFile.Read(parsed.GetRequiredValue(_file), parsed.GetValue(_format), parsed.GetValue(_rounding));
}
