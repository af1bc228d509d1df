using Optimizer.Cli.Output;
using Optimizer.Domain.Models;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Cli;

public sealed class SolFileTests
{
    [Fact]
    public void Routes_of_vehicles_that_are_alike_count_from_1_without_gaps() =>
        Assert.Equal(["Route #1: A B C"], RoutesOf(Tiny.Parts with { Vehicles = [Tiny.Vehicle("truck", "8"), Tiny.Vehicle("spare", "8")] }));

    [Fact]
    public void Where_vehicles_differ_each_has_its_line()
    {
        var cheap = Tiny.Vehicle("truck", "8");

        Assert.Equal(["Route #1:", "Route #2: A B C"], RoutesOf(Tiny.Parts with { Vehicles = [cheap with { Id = "dear", Costs = cheap.Costs with { FixedCents = 2_000 } }, cheap] }));
    }

    [Fact]
    public void Where_collections_name_vehicles_each_has_its_line()
    {
        var parts = Tiny.Parts with { Vehicles = [Tiny.Vehicle("spare", "8"), Tiny.Vehicle("truck", "8")] };

        Assert.Equal(["Route #1:", "Route #2: A B C"], RoutesOf(parts.With("A", work => work with { AllowedVehicleIds = ["truck"] })));
    }

    [Fact]
    public void Unloadings_stand_where_they_are_made_and_the_cost_is_the_objective()
    {
        var model = new Model(Tiny.WithYard);
        var plan = Tiny.Drive(Tiny.WithYard, "A", "Y", "C", "Y");
        using var writer = new StringWriter();

        SolFileText.Write(model, plan, writer);

        Assert.Equal($"Route #1: A Y C Y\nCost {plan.Account.ObjectiveCents}\n", writer.ToString());
    }

    /// <summary>The lines of the routes; A, B and C lie on one way, which may be driven from either end.</summary>
    private static string[] RoutesOf(ModelParts parts)
    {
        var model = new Model(parts);
        using var writer = new StringWriter();
        SolFileText.Write(model, Planned.Plan(model), writer);
        return [.. writer.ToString().Split('\n')[..^2].Select(line => line.Replace("C B A", "A B C"))];
    }
}
