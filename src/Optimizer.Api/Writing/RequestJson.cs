using Google.Protobuf;
using Optimizer.Domain.Models;
using Optimizer.Planning;

namespace Optimizer.Api.Writing;

/// <summary>Request files: protobuf JSON, indented, fields in the order of the .proto files.</summary>
public static class RequestJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>A request file of a model; ends with a line break.</summary>
    public static string Write(Model model, SolverSettings settings) => Formatter.Format(ModelWriter.Write(model, settings)) + "\n";
}
