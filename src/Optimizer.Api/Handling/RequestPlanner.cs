using Optimizer.Api.Reading;
using Optimizer.Domain.Models;
using Optimizer.Planning;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Regional;

namespace Optimizer.Api.Handling;

/// <summary>Plans a model that was read from a request; what only planning finds wrong with it is told like any other fault.</summary>
public static class RequestPlanner
{
    /// <param name="spent">What of the time limit is used up already.</param>
    /// <exception cref="InvalidRequestException">Pinned visits of an initial route cannot be driven, or the engine does not know all rules of the model.</exception>
    public static PlanningResult Plan(RegionalPlanner planner, Model model, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation, TimeSpan spent = default)
    {
        try
        {
            return planner.Plan(model, settings, progress, cancellation, spent);
        }
        catch (PinnedVisitsException fault)
        {
            var route = model.InitialRoutes.TakeWhile(route => route.VehicleId != fault.VehicleId || route.PinnedVisits == 0).Count();
            throw new InvalidRequestException([new(
                $"model.initial_routes[{route}].pinned_visits",
                "initial_route.pinned_not_drivable",
                $"The pinned visits of vehicle '{fault.VehicleId}' break a rule of the model, such as a time window or a capacity. Pin fewer, or widen what stands in the way; evaluating the route says which rule.")]);
        }
        catch (UnsupportedByEngineException fault)
        {
            throw new InvalidRequestException([.. fault.Rules.Select(rule => new Issue(
                $"model.{rule.Field}",
                "engine.unsupported",
                $"The engine '{fault.Engine}' cannot express {rule.What}. Leave this out of the model, or use the engine '{Engines.Default}'."))]);
        }
    }
}
