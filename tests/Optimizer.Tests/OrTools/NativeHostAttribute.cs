using System.Reflection;
using Optimizer.OrTools;
using Xunit.Sdk;

namespace Optimizer.Tests.OrTools;

/// <summary>The native host as a case of a theory; skipped where its package is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeHostAttribute : DataAttribute
{
    /// <summary>What Google.OrTools 9.15 needs.</summary>
    private static readonly Version OldestProtobuf = new(3, 33, 1);

    public NativeHostAttribute()
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (Versions(cache, "google.ortools").Length == 0 || Versions(cache, "google.protobuf").All(version => version < OldestProtobuf))
            Skip = $"The native host needs the NuGet packages Google.OrTools and Google.Protobuf {OldestProtobuf} or later. They are not in NuGet's cache: this feed does not carry both, or nobody ran 'make tools'.";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[OrToolsHostKind.Native]];

    private static Version[] Versions(string cache, string package)
    {
        var folder = Path.Combine(cache, package);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Select(name => Version.TryParse(name, out var version) ? version : new(0, 0))]
            : [];
    }
}
