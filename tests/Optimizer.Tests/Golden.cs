using Optimizer.Tests.Studies;

namespace Optimizer.Tests;

/// <summary>Compares with a committed file; with UPDATE_GOLDEN=1, rewrites the file instead.</summary>
internal static class Golden
{
    public static void Verify(string name, string actual) => VerifyFile(Path.Combine("tests", "golden", name), actual);

    /// <param name="path">From the root of the repository.</param>
    public static void VerifyFile(string path, string actual)
    {
        path = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
