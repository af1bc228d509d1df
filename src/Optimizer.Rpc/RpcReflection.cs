using Google.Protobuf;
using Google.Protobuf.Reflection;
using Optimizer.Rpc.Internal;
using V1 = Grpc.Reflection.V1;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace Optimizer.Rpc;

/// <summary>Lets clients ask for the services and their messages: grpc.reflection.v1 and, for older tools, v1alpha.</summary>
public static class RpcReflection
{
    /// <summary>The two reflection services, which describe the given services and themselves.</summary>
    public static IReadOnlyList<RpcService> For(IEnumerable<RpcService> services)
    {
        ServiceDescriptor[] own = [V1.ReflectionReflection.Descriptor.Services[0], V1Alpha.ReflectionReflection.Descriptor.Services[0]];
        var catalogue = new DescriptorCatalogue([.. services.Select(service => service.Descriptor), .. own]);
        return
        [
            new RpcService(own[0]).BidiStreaming<V1.ServerReflectionRequest, V1.ServerReflectionResponse>(
                "ServerReflectionInfo", async (requests, responses, _) =>
                {
                    await foreach (var request in requests) await responses.WriteAsync(catalogue.Answer(request));
                }),

            // The two versions differ in their package only, so their bytes are the same.
            new RpcService(own[1]).BidiStreaming<V1Alpha.ServerReflectionRequest, V1Alpha.ServerReflectionResponse>(
                "ServerReflectionInfo", async (requests, responses, _) =>
                {
                    await foreach (var request in requests)
                    {
                        var answer = catalogue.Answer(V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
                        await responses.WriteAsync(V1Alpha.ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()));
                    }
                }),
        ];
    }
}
