#:sdk Microsoft.NET.Sdk.Web
#:project ../../src/Optimizer.Rpc/Optimizer.Rpc.csproj
#:project ../../src/Optimizer.Service/Optimizer.Service.csproj
#:property PublishAot=false

// The planning service; prints its address and serves until its input ends.
using System.Net;
using Optimizer.Service;

await using var host = ServiceHost.BuildPlanning(new ServiceOptions { Address = new IPEndPoint(IPAddress.Loopback, 0) });
await host.StartAsync();
Console.WriteLine(host.Address);
await Console.In.ReadToEndAsync();
