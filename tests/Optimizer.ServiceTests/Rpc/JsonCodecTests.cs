using System.Text;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Reflection.V1;
using Grpc.Testing;
using Optimizer.Rpc;
using Optimizer.Rpc.Internal;

namespace Optimizer.ServiceTests.Rpc;

/// <summary>Where the JSON codec says a text is wrong.</summary>
public sealed class JsonCodecTests
{
    private readonly JsonCodec _codec = new(TypeRegistry.FromFiles(TestReflection.Descriptor));

    [Theory]
    [InlineData("", "line 1, position 1")]
    [InlineData("{", "line 1, position 2")]
    [InlineData("{\n \"responseParameters\": [}", "line 2, position 25")]
    [InlineData("[]", "request")]
    [InlineData("{\"nonsense\": 1}", "nonsense")]
    [InlineData("{\"responseParameters\": {}}", "responseParameters")]
    [InlineData("{\"responseParameters\": [{\"size\": 1}, {\"size\": 1, \"sice\": 2}]}", "responseParameters[1].sice")]
    [InlineData("{\"response_parameters\": [{\"size\": 99999999999}]}", "response_parameters[0].size")]
    [InlineData("{\"responseParameters\": [{\"compressed\": {\"value\": \"yes\"}}]}", "responseParameters[0].compressed.value")]
    [InlineData("{\"responseType\": \"NO_SUCH_TYPE\"}", "responseType")]
    [InlineData("{\"payload\": {\"body\": \"?\"}}", "payload.body")]
    public void A_fault_has_a_place(string text, string place)
        => Assert.Equal(place, Assert.Single(FaultsOf(text, StreamingOutputCallRequest.Descriptor)).Field);

    [Fact]
    public void All_faults_are_reported()
        => Assert.Equal(
            ["payload.a", "payload.b", "responseStatus.code"],
            FaultsOf("""{"payload": {"a": 1, "b": 2}, "responseStatus": {"code": {}}}""", SimpleRequest.Descriptor).Select(fault => fault.Field));

    [Fact]
    public void Members_that_do_not_go_together_are_reported_where_they_meet()
        => Assert.Equal(
            "request",
            Assert.Single(FaultsOf("""{"listServices": "", "fileByFilename": ""}""", ServerReflectionRequest.Descriptor)).Field);

    [Fact]
    public void Map_entries_are_named()
        => Assert.Equal(
            "metadata[\"b\"]",
            Assert.Single(FaultsOf("""{"metadata": {"a": "x", "b": 1}}""", ErrorInfo.Descriptor)).Field);

    [Fact]
    public void Reports_end_somewhere()
    {
        var text = $"{{\"responseParameters\": [{string.Join(',', Enumerable.Repeat("{\"x\": 1}", 1000))}]}}";
        Assert.Equal(20, FaultsOf(text, StreamingOutputCallRequest.Descriptor).Count);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
        => Assert.Throws<RpcException>(() => _codec.Decode(new([(byte)'{', (byte)'"', 0xff, (byte)'"']), SimpleRequest.Descriptor));

    [Fact]
    public void A_byte_order_mark_is_no_fault()
        => Assert.Equal(
            new SimpleRequest { ResponseSize = 3 },
            _codec.Decode(new([.. Encoding.UTF8.Preamble, .. """{"responseSize": 3}"""u8]), SimpleRequest.Descriptor));

    [Fact]
    public void Nesting_without_end_is_refused()
        => Assert.Single(FaultsOf(new string('[', 100_000), SimpleRequest.Descriptor));

    private IReadOnlyList<BadRequest.Types.FieldViolation> FaultsOf(string text, MessageDescriptor type)
    {
        var fault = Assert.Throws<RpcException>(() => _codec.Decode(new(Encoding.UTF8.GetBytes(text)), type));
        Assert.Equal((int)Code.InvalidArgument, fault.Status.Code);
        return fault.Status.Details.Single().Unpack<BadRequest>().FieldViolations;
    }
}
