using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Regional;

namespace Optimizer.Planning.Redistribution;

/// <summary>Makes a plan of transfers and the routes that drive them: what is left open, and the account of both.</summary>
internal sealed class PlanCompletion(Model model, FactorSet factors, TransferOptions options)
{
    private readonly SiteTravel _travel = new(model);

    /// <param name="unplanned">What the routes leave out.</param>
    public Plan Complete(ImmutableArray<Transfer> transfers, ImmutableArray<Route> routes, ImmutableArray<Unplanned> unplanned)
    {
        ImmutableArray<Transfer> valued = [.. transfers.Select(WithFigures)];
        var (unmet, unsold) = (RedistributionAccount.Unmet(model, valued), RedistributionAccount.Unsold(model, valued));
        var account = Accountant.Account(PlannedModel.Of(model, valued), routes, unplanned, factors, (from, to, type) => _travel.Between(from, to, type).Metres);
        var terms = RedistributionAccount.Terms(model, valued, unmet, unsold, options.SuitedNeedIds);
        var sources = account.FactorSet with { Sources = [.. factors.Sources, .. factors.PrimarySources] };
        return new(routes, unplanned, account with { ObjectiveTermsCents = account.ObjectiveTermsCents.AddRange(terms), FactorSet = sources })
        {
            Transfers = valued,
            UnmetNeeds = unmet,
            UnsoldOffers = unsold,
            UnmetContracts = RedistributionAccount.UnmetContracts(model, valued),
        };
    }

    /// <summary>A transfer that no rule allows meets nothing and is worth nothing.</summary>
    private Transfer WithFigures(Transfer transfer) => transfer with
    {
        Figures = TransferShipments.PathOf(model, transfer) is { } path ? TransferFigures.Of(model, path, transfer.Amount, factors) : TransferFigures.None,
    };
}
