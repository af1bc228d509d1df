using System.CommandLine;

namespace Optimizer.Cli.Commands;

/// <summary>
/// Counts the processor time of this process, divided by the number of threads that search: what the wall clock would show on a
/// machine without other work. Time stamps begin at 0 with the process.
/// </summary>
internal sealed class ProcessorClock(int threads) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public static Option<Clock?> Option() => new("--clock")
    {
        Description = "What the time limit counts: wall, or processor, the processor time of the process by thread, for measuring on a machine with other work. Default: wall.",
        HelpName = "CLOCK",
        CustomParser = Choice.Parse<Clock>,
    };

    public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks / threads;
}
