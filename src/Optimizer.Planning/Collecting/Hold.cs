using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>What a vehicle has on board while its route is written down.</summary>
internal sealed class Hold(int dimensions)
{
    private readonly List<Collection> _collections = [];

    public LoadVector Amounts => _collections.Aggregate(LoadVector.Zero(dimensions), (sum, collection) => sum + collection.Amounts);

    public double MassKg => _collections.Sum(collection => collection.MassKg);

    public LoadVector Take(Collection collection)
    {
        _collections.Add(collection);
        return collection.Amounts;
    }

    /// <summary>Everything that the facility accepts; answers how much it was.</summary>
    public LoadVector Unload(Facility facility)
    {
        var unloaded = _collections.Where(collection => facility.Accepts(collection.MaterialId)).Aggregate(LoadVector.Zero(dimensions), (sum, collection) => sum + collection.Amounts);
        _collections.RemoveAll(collection => facility.Accepts(collection.MaterialId));
        return unloaded;
    }
}
