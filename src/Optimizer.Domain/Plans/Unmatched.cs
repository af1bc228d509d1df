using System.Collections.Immutable;

namespace Optimizer.Domain.Plans;

/// <summary>A need that is not met whole.</summary>
/// <param name="Amount">What is missing, in thousandths of the need's unit.</param>
/// <param name="MandatoryAmount">What of it is missing to the mandatory share.</param>
public sealed record UnmetNeed(string NeedId, long Amount, long MandatoryAmount, ImmutableArray<UnmatchedReason> Reasons);

/// <summary>An offer of which something is left over.</summary>
/// <param name="Amount">What is left over, in thousandths of the offer's unit.</param>
public sealed record UnsoldOffer(string OfferId, long Amount, ImmutableArray<UnmatchedReason> Reasons);

/// <summary>A contract of which something is missing.</summary>
/// <param name="Amount">What is missing, in thousandths of the offer's unit.</param>
public sealed record UnmetContract(string OfferId, string NeedId, long Amount, ImmutableArray<UnmatchedReason> Reasons);

/// <summary>Why some offers and needs do not come together.</summary>
/// <param name="PartnerIds">For which of the other side it holds; empty is all.</param>
public sealed record UnmatchedReason(UnmatchedCode Code, ImmutableArray<string> PartnerIds, string Description);

/// <summary>What stands between an offer and a need.</summary>
public enum UnmatchedCode
{
    NoPartner,
    Dimension,
    Material,
    Grade,
    Property,
    ExcludedOrganisation,
    Price,
    Time,
    NoVehicle,

    /// <summary>Lots, least amounts, partners or a need that is met whole or not at all leave no room for it.</summary>
    Lot,

    /// <summary>Others have taken all of it.</summary>
    Taken,

    /// <summary>It would cost more than it brings.</summary>
    NotWorthIt,

    /// <summary>The vehicles have no room or time for it beside the other work.</summary>
    NoRoom,
}
