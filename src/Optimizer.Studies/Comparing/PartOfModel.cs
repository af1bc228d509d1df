using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Comparing;

/// <summary>Parts of a model that can be planned alone: by kind of work, and by organisation. Sites, facilities and travel stay.</summary>
public static class PartOfModel
{
    public const string Collections = "collections";
    public const string Transfers = "transfers";
    public const string Sharing = "sharing";

    /// <summary>The names of the kinds of work that a model has.</summary>
    public static ImmutableArray<string> KindsOf(Model model) =>
    [
        .. model.AllWork.Any() ? [Collections] : ImmutableArray<string>.Empty,
        .. model.HasRedistribution ? [Transfers] : ImmutableArray<string>.Empty,
        .. model.HasSharing ? [Sharing] : ImmutableArray<string>.Empty,
    ];

    /// <summary>One kind of work with the whole fleet.</summary>
    public static Model OfKind(Model model, string kind)
    {
        var parts = model.Parts;
        if (kind != Collections)
            parts = parts with { Collections = [], Shipments = [], Relations = [], InitialRoutes = [] };
        if (kind != Transfers)
            parts = parts with { Offers = [], Needs = [], Contracts = [], OrganisationExclusions = [] };
        if (kind != Sharing)
            parts = parts with { Assets = [], Bookings = [] };
        return new(parts);
    }

    /// <summary>Organisations with work of their own, in the order of the model, then null if some work has none.</summary>
    public static ImmutableArray<string?> OwnersOf(Model model)
    {
        var owners = model.AllWork.Select(work => work.OrganisationId)
            .Concat(model.Offers.Select(offer => offer.OrganisationId))
            .Concat(model.Needs.Select(need => need.OrganisationId))
            .Concat(model.Bookings.Select(booking => booking.OrganisationId))
            .ToHashSet();
        return [.. model.Organisations.Select(organisation => organisation.Id).Where(owners.Contains), .. owners.Contains(null) ? [null] : ImmutableArray<string?>.Empty];
    }

    /// <summary>
    /// What one organisation has and asks for. Vehicles of others have no shifts and assets of others are never available, so that
    /// all that names them still does. Relations and contracts with others fall away, and so do routes that are under way.
    /// </summary>
    /// <param name="hires">Whether the vehicles of all others drive for it, too.</param>
    public static Model OfOwner(Model model, string? owner, bool hires)
    {
        var collections = model.Collections.RemoveAll(work => work.OrganisationId != owner);
        var offers = model.Offers.RemoveAll(offer => offer.OrganisationId != owner);
        var needs = model.Needs.RemoveAll(need => need.OrganisationId != owner);
        var bookings = model.Bookings.RemoveAll(booking => booking.OrganisationId != owner);
        return new(model.Parts with
        {
            Collections = collections,
            Shipments = model.Shipments.RemoveAll(work => work.OrganisationId != owner),
            Relations = model.Relations.RemoveAll(relation => !relation.CollectionIds.All(id => collections.Any(own => own.Id == id))),
            InitialRoutes = [],
            Offers = offers,
            Needs = needs,
            Contracts = model.Contracts.RemoveAll(contract => !offers.Any(own => own.Id == contract.OfferId) || !needs.Any(own => own.Id == contract.NeedId)),
            OrganisationExclusions = [],
            Vehicles = [.. model.Vehicles.Select(vehicle => hires || vehicle.OrganisationId == owner ? vehicle : vehicle with { Shifts = [] })],
            Assets = bookings.IsEmpty ? [] : [.. model.Assets.Select(asset => asset.OrganisationId == owner ? asset : asset with { AvailabilityWindows = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.Zero)] })],
            Bookings = bookings,
        });
    }
}
