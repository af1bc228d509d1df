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
    private readonly Lazy<OrToolsHosts> _native = new(() => new(new() { Host = OrToolsHostKind.Native, MostHosts = 1, StartLimit = TimeSpan.FromMinutes(5) }));

    public OrToolsHosts Hosts { get; } = new(new() { MostHosts = 1, StartLimit = TimeSpan.FromMinutes(5) });

    public OrToolsHosts Of(OrToolsHostKind kind) => kind is OrToolsHostKind.Native ? _native.Value : Hosts;

    public void Dispose()
    {
        Hosts.Dispose();
        if (_native.IsValueCreated)
            _native.Value.Dispose();
    }
}
