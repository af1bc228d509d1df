using Optimizer.Tests.Studies;

namespace Optimizer.Tests;

/// <summary>Compares with a committed file; with UPDATE_GOLDEN=1, rewrites the file instead.</summary>
internal static class Golden
{
    public static void Verify(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
