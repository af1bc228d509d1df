namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>The whole numbers of a text, one after the other.</summary>
internal sealed class Numbers(string text)
{
    private int _at;

    public int Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]))
            _at++;
        return start < _at && int.TryParse(text.AsSpan(start, _at - start), out var number)
            ? number
            : throw new InvalidDataException($"Character {start + 1} should begin a whole number, but there is '{text[start.._at]}'.");
    }

    public void SkipLine() => _at = text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
}
