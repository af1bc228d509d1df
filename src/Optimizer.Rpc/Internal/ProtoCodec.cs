using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Optimizer.Rpc.Internal;

internal sealed class ProtoCodec : IMessageCodec
{
    public string Name => "proto";

    public byte[] Encode(IMessage message) => message.ToByteArray();

    public IMessage Decode(ReadOnlySequence<byte> bytes, MessageDescriptor type)
    {
        try
        {
            return type.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw Faults.Malformed($"The request is not a valid {type.FullName}: {fault.Message}");
        }
    }
}
