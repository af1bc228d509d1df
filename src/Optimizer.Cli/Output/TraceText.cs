using Optimizer.Planning;

namespace Optimizer.Cli.Output;

/// <summary>How the best plan got better, as CSV: seconds since the time limit began to run, and the objective in cents.</summary>
internal static class TraceText
{
    public static void Write(IReadOnlyList<Improvement> improvements, TextWriter writer)
    {
        writer.Write("seconds,cost\n");
        foreach (var improvement in improvements)
            writer.Write($"{improvement.Elapsed.TotalSeconds:0.000},{improvement.ObjectiveCents:0.######}\n");
    }
}
