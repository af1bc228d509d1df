using System.Reflection;
using Xunit.Sdk;

namespace Optimizer.Tests.Studies.Benchmarking;

/// <summary>A file of a public set as a case of a theory; skipped where the set is not beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PublicInstanceAttribute : DataAttribute
{
    private readonly object[] _case;

    /// <param name="path">In the folder of sets.</param>
    /// <param name="best">The best known value.</param>
    public PublicInstanceAttribute(string path, long best)
    {
        _case = [path, best];
        if (!File.Exists(PathOf(path)))
            Skip = $"{path} is not in {Folder}: public sets are no part of this repository (benchmarks/README.md says where they come from).";
    }

    public static string PathOf(string path) => Path.Combine(Folder, path);

    private static string Folder => Path.GetFullPath(Path.Combine(Repository.Root, "../shared/instances"));

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [_case];
}
