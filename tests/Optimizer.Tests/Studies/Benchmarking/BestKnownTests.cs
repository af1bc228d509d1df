using Optimizer.Studies.Benchmarking;

namespace Optimizer.Tests.Studies.Benchmarking;

public sealed class BestKnownTests
{
    private static readonly BestKnownValues Values = Read(
        """
        instance,bks,source,family,vehicles,objective
        a,100.5,"here, there",vrptw,,distance only
        a,120,there,vrptw,9,vehicles first
        b,7,there,pdptw,,distance only
        b,8,there,pdptw,2,vehicles first
        a,3,there,mdvrptw,,
        c,,there,cvrp,,
        """,
        "family,instance,best_known,vehicles,source\nhfvrp,d,44.25,,here\n");

    [Fact]
    public void Of_two_values_the_one_counts_that_the_familys_objective_means()
    {
        Assert.Equal(new(100.5, null), Values.Find("vrptw", "a"));
        Assert.Equal(new(8, 2), Values.Find("pdptw", "b"));
    }

    [Fact]
    public void Both_spellings_of_the_column_are_understood() => Assert.Equal(new(44.25, null), Values.Find("hfvrp", "d"));

    [Fact]
    public void Instances_of_one_name_in_two_families_are_told_apart() => Assert.Equal(3, Values.Find("mdvrptw", "a")!.Cost);

    [Fact]
    public void What_has_no_value_has_none()
    {
        Assert.Null(Values.Find("cvrp", "c"));
        Assert.Null(Values.Find("cvrp", "z"));
    }

    private static BestKnownValues Read(params string[] files)
    {
        var values = new BestKnownValues();
        foreach (var file in files)
            values.Add(file);
        return values;
    }
}
