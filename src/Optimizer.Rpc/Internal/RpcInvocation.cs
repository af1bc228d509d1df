using Google.Protobuf;

namespace Optimizer.Rpc.Internal;

/// <summary>Any handler, without its types: reads requests, responds zero or more times.</summary>
internal delegate Task RpcInvocation(IAsyncEnumerable<IMessage> requests, Func<IMessage, Task> respond, RpcCall call);
