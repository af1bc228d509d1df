using Optimizer.Api.Reading;
using Optimizer.Api.Writing;
using Optimizer.Domain.Emissions;
using Optimizer.OrTools;
using Optimizer.Planning.Regional;

namespace Optimizer.Api.Handling;

/// <summary>The planning service without a wire: messages in, messages out. Thread-safe.</summary>
/// <param name="hosts">Of whoever makes the handler, to dispose of after it.</param>
public sealed class PlanningHandler(FactorSet factors, OrToolsHosts hosts)
{
    private readonly RegionalPlanner _planner = new(factors, TimeProvider.System, hosts);
    private readonly EnergyClasses _classes = EnergyClasses.Of(factors);

    /// <summary>Cancellation ends the search; the best plan so far is the answer.</summary>
    /// <exception cref="InvalidRequestException">The request is wrong.</exception>
    public Wire.PlanResponse Plan(Wire.PlanRequest request, CancellationToken cancellation)
    {
        var (model, settings) = RequestReader.Read(request.Model, request.Settings, _classes);
        return PlanWriter.Write(model, RequestPlanner.Plan(_planner, model, settings, null, cancellation));
    }

    /// <summary>As <see cref="Plan"/>, with progress on the way; <paramref name="send"/> is called by one thread at a time.</summary>
    /// <exception cref="InvalidRequestException">The request is wrong.</exception>
    public void PlanStream(Wire.PlanStreamRequest request, Action<Wire.PlanStreamResponse> send, CancellationToken cancellation)
    {
        var (model, settings) = RequestReader.Read(request.Model, request.Settings, _classes);
        var progress = new ProgressSender(model, message => send(new() { Progress = message }));
        var result = RequestPlanner.Plan(_planner, model, settings, progress, cancellation);
        send(new() { Result = PlanWriter.Write(model, result) });
    }

    /// <summary>All that is wrong with a request; nothing if it can be planned.</summary>
    public Wire.ValidateResponse Validate(Wire.ValidateRequest request)
    {
        var response = new Wire.ValidateResponse();
        try
        {
            RequestReader.Read(request.Model, request.Settings, _classes);
        }
        catch (InvalidRequestException fault)
        {
            response.Issues.AddRange(fault.Issues.Select(issue => new Wire.Issue { Path = issue.Path, Code = issue.Code, Message = issue.Message }));
        }

        return response;
    }

    /// <summary>Times, cost and emissions of given routes, and every rule they break.</summary>
    /// <exception cref="InvalidRequestException">The request is wrong.</exception>
    public Wire.EvaluateResponse Evaluate(Wire.EvaluateRequest request)
    {
        var model = ModelReader.Read(request.Model, _classes);
        var (routes, transfers, sharing) = PlanReader.ReadRoutes(request.Plan, model);
        var plan = _planner.Evaluate(model, routes, transfers, sharing);
        var response = new Wire.EvaluateResponse { Plan = PlanWriter.Write(model, plan) };
        response.Violations.AddRange(RegionalChecker.Check(model, plan, factors).Select(PlanWriter.Write));
        return response;
    }
}
