namespace Optimizer.Cli.Output;

/// <summary>Writes files, whose folders are made where they are missing.</summary>
internal static class OutputFile
{
    public static void Write(string path, Action<TextWriter> write)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        using var writer = new StreamWriter(path);
        write(writer);
    }
}
