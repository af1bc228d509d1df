using System.Buffers.Binary;
using Google.Protobuf;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools.Internal;

/// <summary>Frames of protos/optimizer/host/v1/host.proto: the length as four bytes, low byte first, then the message.</summary>
internal static class HostFrames
{
    /// <summary>No answer is nearly as long; more is not a frame.</summary>
    private const uint LongestFrame = 1 << 30;

    public static void Write(Stream stream, HostRequest request)
    {
        var frame = new byte[4 + request.CalculateSize()];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - 4);
        request.WriteTo(frame.AsSpan(4));
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>Null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is not a frame of ours.</exception>
    public static HostEvent? Read(Stream stream)
    {
        var length = new byte[4];
        var read = stream.ReadAtLeast(length, 4, throwOnEndOfStream: false);
        if (read == 0)
            return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (read < 4 || size > LongestFrame)
            throw new InvalidDataException($"The host wrote something that is not an answer; it begins with the bytes {Convert.ToHexString(length.AsSpan(0, read))}.");
        var message = new byte[size];
        if (stream.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) < message.Length)
            throw new InvalidDataException("The host broke off in the middle of an answer.");
        return Parse(message);
    }

    private static HostEvent Parse(byte[] message)
    {
        try
        {
            var hostEvent = HostEvent.Parser.ParseFrom(message);
            return hostEvent.EventCase != HostEvent.EventOneofCase.None ? hostEvent : throw new InvalidDataException("The host wrote an event without content.");
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException("The host wrote something that is not an answer.", exception);
        }
    }
}
