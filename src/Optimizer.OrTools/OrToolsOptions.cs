namespace Optimizer.OrTools;

/// <summary>Which hosts run, how many, and how long and how large they may get.</summary>
public sealed record OrToolsOptions
{
    public OrToolsHostKind Host { get; init; } = OrToolsHostKind.Wasm;

    /// <summary>At most so many solve at the same time; further requests wait. At least 1.</summary>
    public int MostHosts { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Until a started host is ready. The native one is built at its first start.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For one request, whatever its own time limit.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What a request may need beyond its own time limit, and to end after it was interrupted, before its host is killed; at most as long again as that limit and two seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A host that nobody has used for so long is stopped.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What a host may have in memory, in MiB; a solve that needs more fails and its host is killed.</summary>
    public int MemoryLimitMegabytes { get; init; } = 3072;
}
