using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools.Internal;

/// <summary>Reads frames of protos/optimizer/host/v1/host.proto, and shows what came instead of one.</summary>
internal sealed class HostFrameReader(Stream stream)
{
    /// <summary>No answer is as long. Any four signs of a text, taken for a length, are longer.</summary>
    private const uint LongestFrame = (1 << 27) - 1;

    private const int MostShown = 300;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is not a frame of ours.</exception>
    public HostEvent? Read()
    {
        var length = new byte[4];
        var read = Fill(length);
        if (read == 0)
            return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (read < 4 || size > LongestFrame)
            throw NotAnAnswer([.. length.AsSpan(0, read), .. _buffer.AsSpan(_start, _end - _start)]);
        var message = new byte[size];
        if (Fill(message) < message.Length)
            throw new InvalidDataException("The host broke off in the middle of an answer.");
        return Parse(message);
    }

    /// <returns>How much there was: less than asked for at the end of the stream.</returns>
    private int Fill(Span<byte> target)
    {
        var filled = 0;
        while (filled < target.Length)
        {
            if (_start == _end)
                (_start, _end) = (0, stream.Read(_buffer));
            if (_end == 0)
                break;
            var part = _buffer.AsSpan(_start, Math.Min(_end - _start, target.Length - filled));
            part.CopyTo(target[filled..]);
            filled += part.Length;
            _start += part.Length;
        }

        return filled;
    }

    private static HostEvent Parse(byte[] message)
    {
        try
        {
            var hostEvent = HostEvent.Parser.ParseFrom(message);
            return hostEvent.EventCase != HostEvent.EventOneofCase.None ? hostEvent : throw NotAnAnswer(message);
        }
        catch (InvalidProtocolBufferException)
        {
            throw NotAnAnswer(message);
        }
    }

    private static InvalidDataException NotAnAnswer(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MostShown)));
        return new($"The host wrote something that is not an answer: '{string.Concat(text.Where(sign => !char.IsControl(sign)))}'.");
    }
}
