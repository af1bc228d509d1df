using Google.Protobuf;
using Optimizer.Api.V1;

namespace Optimizer.Tests.Studies;

public sealed class TeachingInstancesTests
{
    [Fact]
    public void Teaching_instances_are_requests_that_name_only_known_sites()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "instances", "teaching"), "*.json");

        Assert.True(files.Length >= 4);
        foreach (var file in files)
        {
            var model = JsonParser.Default.Parse<PlanRequest>(File.ReadAllText(file)).Model;
            var sites = model.Sites.Select(site => site.Id).ToHashSet();
            Assert.All(model.Collections, collection => Assert.Contains(collection.SiteId, sites));
            Assert.All(model.Depots, depot => Assert.Contains(depot.SiteId, sites));
        }
    }
}
