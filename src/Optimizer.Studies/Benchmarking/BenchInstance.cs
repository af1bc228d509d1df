using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking;

/// <summary>A file to run, and the family that it belongs to.</summary>
public sealed record BenchInstance(string Family, string Path)
{
    private static readonly ImmutableArray<string> NoInstances = [".csv", ".md", ".sol"];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The file, or all files of the folder, by name; notes, tables and solutions are no instances.</summary>
    /// <param name="family">Null: the name of the folder.</param>
    /// <exception cref="IOException">There is no such file or folder, or the folder has no instance.</exception>
    public static ImmutableArray<BenchInstance> Find(string set, string? family)
    {
        var path = System.IO.Path.GetFullPath(set);
        if (File.Exists(path))
            return [new(family ?? FolderName(System.IO.Path.GetDirectoryName(path)!), path)];
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"There is no file or folder '{set}'.");

        var files = Directory.EnumerateFiles(path).Where(file => !NoInstances.Contains(System.IO.Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0
            ? [.. files.Select(file => new BenchInstance(family ?? FolderName(path), file))]
            : throw new IOException($"The folder '{set}' has no instance. Name the folder of one family.");
    }

    /// <summary>Files with best known values in the folder of the instance, or in the nearest one above it that has any.</summary>
    public static ImmutableArray<string> FindBestKnown(BenchInstance instance)
    {
        for (var folder = System.IO.Path.GetDirectoryName(instance.Path); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var files = BestKnownValues.FileNames.Select(name => System.IO.Path.Combine(folder, name)).Where(File.Exists).ToImmutableArray();
            if (!files.IsEmpty)
                return files;
        }

        return [];
    }

    private static string FolderName(string path) => System.IO.Path.GetFileName(path.TrimEnd(System.IO.Path.DirectorySeparatorChar));
}
