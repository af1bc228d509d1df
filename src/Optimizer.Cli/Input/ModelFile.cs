using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Api.V1;

namespace Optimizer.Cli.Input;

/// <summary>Opens model and plan files.</summary>
internal static class ModelFile
{
    private const long LongestInput = 1_000_000_000;

    public static PlanRequest Read(string path, InstanceFormat? format, DistanceRounding? rounding)
    {
        using var stream = Open(path);
        return InstanceReader.Read(stream, format, rounding);
    }

    /// <summary>A plan, or an answer that holds one.</summary>
    public static Plan ReadPlan(string path)
    {
        using var stream = Open(path);
        try
        {
            return JsonMessageReader.Read<PlanResponse>(stream).Plan ?? throw new InvalidRequestException([new("plan", "plan.missing", "The file has no plan.")]);
        }
        catch (InvalidRequestException fault) when (fault.Issues.Any(issue => issue.Path is "routes" or "account" or "unplanned"))
        {
            stream.Position = 0;
            return JsonMessageReader.Read<Plan>(stream);
        }
    }

    private static Stream Open(string path)
    {
        if (path != "-")
            return File.OpenRead(path);

        // Reading twice, once for the syntax, needs a stream that can go back.
        var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        using var input = Console.OpenStandardInput();
        for (var read = input.Read(buffer); read > 0 && memory.Length < LongestInput; read = input.Read(buffer))
            memory.Write(buffer, 0, read);
        memory.Position = 0;
        return memory;
    }
}
