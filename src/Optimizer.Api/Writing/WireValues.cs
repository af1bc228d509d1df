using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Times and loads as the wire has them.</summary>
internal static class WireValues
{
    public static Timestamp Stamp(this Model model, TimeSpan offset) => Timestamp.FromDateTimeOffset(model.Start + offset);

    public static Duration ToWire(this TimeSpan duration) => Duration.FromTimeSpan(duration);

    /// <summary>Adds an amount per dimension.</summary>
    public static void Fill(this MapField<string, double> map, Model model, LoadVector loads)
    {
        for (var dimension = 0; dimension < loads.Dimensions; dimension++)
            map[model.LoadDimensions[dimension].Id] = loads[dimension] / 1_000.0;
    }
}
