using Google.Protobuf;

namespace Optimizer.Cli.Output;

/// <summary>Writes files, whose folders are made where they are missing.</summary>
internal static class OutputFile
{
    public static void Write(string path, Action<TextWriter> write)
    {
        MakeFolder(path);
        using var writer = new StreamWriter(path);
        write(writer);
    }

    /// <summary>A message as protobuf.</summary>
    public static void WriteBytes(IMessage message, string path)
    {
        MakeFolder(path);
        using var file = File.Create(path);
        message.WriteTo(file);
    }

    private static void MakeFolder(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
    }
}
