namespace Optimizer.Planning.Redistribution;

/// <summary>The rules of transfers, by the cause of their violation. Stable: clients and docs/modelling.md name them.</summary>
internal static class TransferRule
{
    public const string Path = "transfer_path";
    public const string Excluded = "transfer_excluded";
    public const string Price = "transfer_price";
    public const string Property = "transfer_property";
    public const string Lot = "transfer_lot";
    public const string Time = "transfer_time";
    public const string Twice = "transfer_twice";
    public const string OfferExceeded = "offer_exceeded";
    public const string NeedExceeded = "need_exceeded";
    public const string AllOrNothing = "need_all_or_nothing";
    public const string Partners = "need_partners";
    public const string Blend = "need_blend";
    public const string Shipments = "transfer_shipments";
    public const string Figures = "transfer_figures";
    public const string UnmetEntries = "unmet_needs";
    public const string UnsoldEntries = "unsold_offers";
    public const string UnmetContracts = "unmet_contracts";
    public const string Terms = "redistribution_terms";
}
