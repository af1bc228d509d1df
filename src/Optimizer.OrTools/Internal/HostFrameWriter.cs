using System.Buffers.Binary;
using Google.Protobuf;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools.Internal;

/// <summary>Writes frames of protos/optimizer/host/v1/host.proto: the length as four bytes, low byte first, then the message.</summary>
internal static class HostFrameWriter
{
    public static void Write(Stream stream, HostRequest request)
    {
        var frame = new byte[4 + request.CalculateSize()];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - 4);
        request.WriteTo(frame.AsSpan(4));
        stream.Write(frame);
        stream.Flush();
    }
}
