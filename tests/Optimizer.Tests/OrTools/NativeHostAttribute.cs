using System.Reflection;
using Optimizer.OrTools;
using Xunit.Sdk;

namespace Optimizer.Tests.OrTools;

/// <summary>The native host as a case of a theory; skipped where its package is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeHostAttribute : DataAttribute
{
    public NativeHostAttribute()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (!Directory.Exists(Path.Combine(packages, "google.ortools")))
            Skip = "The native host needs the NuGet package Google.OrTools, which is not in NuGet's cache: this feed does not carry it, or nobody ran 'make tools'.";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[OrToolsHostKind.Native]];
}
