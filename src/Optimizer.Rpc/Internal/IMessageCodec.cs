using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Optimizer.Rpc.Internal;

/// <summary>How a message is written as bytes.</summary>
internal interface IMessageCodec
{
    /// <summary>The last part of the content type: "proto" or "json".</summary>
    string Name { get; }

    byte[] Encode(IMessage message);

    /// <summary>Throws an <see cref="RpcException"/> that says what is wrong where.</summary>
    IMessage Decode(ReadOnlySequence<byte> bytes, MessageDescriptor type);
}
