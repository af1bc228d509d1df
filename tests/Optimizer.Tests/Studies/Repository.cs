namespace Optimizer.Tests.Studies;

/// <summary>Where this checkout is.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Optimizer.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run within a checkout.");
        return folder.FullName;
    }
}
