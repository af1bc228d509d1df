using Grpc.Testing;
using Optimizer.Rpc;

namespace Optimizer.ServiceTests.Rpc;

/// <summary>What binding and metadata refuse before any call.</summary>
public sealed class RpcServiceTests
{
    private readonly RpcService _service = new(TestReflection.Descriptor.Services[0]);

    [Fact]
    public void A_method_that_is_not_declared_cannot_be_bound()
        => Refuses("no method EmptyCal", () => _service.Unary<Empty, Empty>("EmptyCal", (request, _) => Task.FromResult(request)));

    [Fact]
    public void A_handler_of_other_types_cannot_be_bound()
        => Refuses("returns grpc.testing.Empty", () => _service.Unary<Empty, SimpleResponse>("EmptyCall", (_, _) => Task.FromResult(new SimpleResponse())));

    [Fact]
    public void A_handler_of_another_kind_cannot_be_bound()
        => Refuses("responses: False", () => _service.ServerStreaming<Empty, Empty>("EmptyCall", (_, _, _) => Task.CompletedTask));

    [Fact]
    public void A_method_has_one_handler()
    {
        _service.Unary<Empty, Empty>("EmptyCall", (request, _) => Task.FromResult(request));

        Refuses("already", () => _service.Unary<Empty, Empty>("EmptyCall", (request, _) => Task.FromResult(request)));
    }

    [Theory]
    [InlineData("Upper", "value")]
    [InlineData("", "value")]
    [InlineData("with space", "value")]
    [InlineData("text-bin", "value")]
    [InlineData("name", "line\nbreak")]
    [InlineData("name", "ü")]
    public void Metadata_that_no_header_can_carry_is_refused(string name, string value)
        => Assert.Throws<ArgumentException>(() => new RpcMetadata().Add(name, value));

    [Fact]
    public void Metadata_carries_text_and_bytes()
    {
        var metadata = new RpcMetadata { { "name", "value" }, { "key-bin", [1, 2, 255] } };

        Assert.Equal("value", metadata.Find("name"));
        Assert.Equal([1, 2, 255], metadata.FindBytes("key-bin")!);
        Assert.Null(metadata.Find("other"));
    }

    [Fact]
    public void A_failure_cannot_be_OK()
        => Assert.Throws<ArgumentException>(() => new RpcException(Google.Rpc.Code.Ok, "fine"));

    private static void Refuses(string reason, Action bind)
        => Assert.Contains(reason, Assert.Throws<ArgumentException>(bind).Message);
}
