using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Optimizer.Rpc.Internal;

/// <summary>The canonical JSON of protobuf. A field that the message does not have is a fault, not ignored.</summary>
internal sealed class JsonCodec(TypeRegistry types) : IMessageCodec
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonFormatter _formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(types));
    private readonly JsonParser _parser = new(JsonParser.Settings.Default.WithTypeRegistry(types));

    public string Name => "json";

    /// <summary>The types known by name, for messages packed into Any.</summary>
    public TypeRegistry Types => types;

    public byte[] Encode(IMessage message) => Encoding.UTF8.GetBytes(Format(message));

    public string Format(IMessage message) => _formatter.Format(message);

    public IMessage Decode(ReadOnlySequence<byte> bytes, MessageDescriptor type)
    {
        try
        {
            using var text = new StreamReader(PipeReader.Create(bytes).AsStream(), StrictUtf8);
            return _parser.Parse(text, type);
        }
        catch (Exception fault) when (JsonFaults.IsAboutInput(fault))
        {
            var violations = new JsonFaults(_parser).Find(bytes.ToArray(), type);
            throw new RpcException(
                Code.InvalidArgument,
                $"The request is not a valid {type.FullName}: "
                    + string.Join("; ", violations.Select(violation => $"{violation.Field}: {violation.Description}")),
                new BadRequest { FieldViolations = { violations } });
        }
    }
}
