using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Api.Reading;

/// <summary>Keeps the ids of shipments that transfers cause free of a request's own work.</summary>
internal static class TransferIds
{
    public static void Refuse(ReadingContext context, Wire.Model model, string id, string path, string owner)
    {
        if (model.Offers.Count > 0 && id.StartsWith(Offer.ShipmentPrefix, StringComparison.Ordinal))
            context.Issues.Add(path, $"{owner}.reserved_id", $"The id {Quoted.Text(id)} begins with \"{Offer.ShipmentPrefix}\", as those of transfers do. Give another id.");
    }
}
