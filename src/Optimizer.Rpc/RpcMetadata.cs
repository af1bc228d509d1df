using System.Collections;
using Optimizer.Rpc.Internal;

namespace Optimizer.Rpc;

/// <summary>
/// Names and values sent beside the messages of a call. Names are lower case; a name that ends in "-bin" carries bytes,
/// any other printable ASCII. A name may occur several times.
/// </summary>
public sealed class RpcMetadata : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _entries = [];

    public void Add(string name, string value)
    {
        CheckName(name, binary: false);
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new ArgumentException($"Metadata {name} has a value that is not printable ASCII; use a name that ends in -bin.", nameof(value));
        _entries.Add(new(name, value));
    }

    public void Add(string name, ReadOnlySpan<byte> value)
    {
        CheckName(name, binary: true);
        _entries.Add(new(name, UnpaddedBase64.Encode(value)));
    }

    /// <summary>The first value of that name, or null.</summary>
    public string? Find(string name) => _entries.Find(entry => entry.Key == name).Value;

    /// <summary>The first value of that name, which ends in "-bin", or null.</summary>
    public byte[]? FindBytes(string name)
    {
        CheckName(name, binary: true);
        return Find(name) is { } text ? UnpaddedBase64.Decode(text) : null;
    }

    /// <summary>All entries as they go over the wire: bytes in base64.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds what a client sent, unchecked.</summary>
    internal void AddReceived(string name, string value) => _entries.Add(new(name, value));

    private static void CheckName(string name, bool binary)
    {
        if (name.Length == 0 || !name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.'))
            throw new ArgumentException($"Metadata name '{name}' must be of a-z, 0-9, '-', '_' and '.'.", nameof(name));
        if (name.EndsWith("-bin", StringComparison.Ordinal) != binary)
            throw new ArgumentException($"Metadata name '{name}' must {(binary ? "" : "not ")}end in -bin.", nameof(name));
    }
}
