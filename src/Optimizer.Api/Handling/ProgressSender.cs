using Optimizer.Api.Writing;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning;

namespace Optimizer.Api.Handling;

/// <summary>Passes a search's progress on, at most five messages a second; the best plan only when it is better than the last one sent.</summary>
internal sealed class ProgressSender(Model model, Action<Wire.Progress> send) : IProgress<PlanningProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private TimeSpan? _last;
    private Plan? _plan;
    private bool _isBetter;

    /// <summary>Called by the searching thread, one call at a time.</summary>
    public void Report(PlanningProgress value)
    {
        _isBetter |= value.IsBetter || _plan is null;
        if (value.Elapsed - _last < Pause)
            return;

        if (_isBetter || _plan is null)
            _plan = value.ReadPlan();
        send(Message(value, _plan));
        (_last, _isBetter) = (value.Elapsed, false);
    }

    private Wire.Progress Message(PlanningProgress progress, Plan plan) => new()
    {
        Elapsed = progress.Elapsed.ToWire(),
        Iterations = progress.Iterations,
        ObjectiveCents = plan.Account.ObjectiveCents,
        Routes = plan.Routes.Length,
        Unplanned = plan.Unplanned.Length,
        DistanceM = plan.Account.Total.DistanceMetres,
        Co2EWtwG = plan.Account.Total.Energy.WtwGrams,
        Plan = _isBetter ? PlanWriter.Write(model, plan) : null,
    };
}
