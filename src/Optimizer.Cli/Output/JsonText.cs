using Google.Protobuf;

namespace Optimizer.Cli.Output;

/// <summary>Messages as JSON files, with the names of the protobuf fields.</summary>
internal static class JsonText
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation().WithPreserveProtoFieldNames(true));

    public static void Write(IMessage message, TextWriter writer)
    {
        Formatter.Format(message, writer);
        writer.WriteLine();
    }

    public static void WriteFile(IMessage message, string path) => OutputFile.Write(path, writer => Write(message, writer));
}
