using Optimizer.OrTools;

namespace Optimizer.Tests.OrTools;

/// <summary>One warm host for all tests that solve with OR-Tools: starting one takes longer than most of them.</summary>
[CollectionDefinition(Name)]
public sealed class OrToolsCollection : ICollectionFixture<OrToolsFixture>
{
    public const string Name = "OR-Tools";
}

public sealed class OrToolsFixture : IDisposable
{
    public OrToolsHosts Hosts { get; } = new(new() { MostHosts = 1 });

    public void Dispose() => Hosts.Dispose();
}
