using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Times and loads as the wire has them.</summary>
internal static class WireValues
{
    public static Timestamp Stamp(this Model model, TimeSpan offset) => Timestamp.FromDateTimeOffset(model.Start + offset);

    public static Duration ToWire(this TimeSpan duration) => Duration.FromTimeSpan(duration);

    /// <summary>Adds an amount per dimension; dimensions without a limit are left out.</summary>
    public static void Fill(this MapField<string, double> map, Model model, LoadVector? loads)
    {
        if (loads is not { } vector)
            return;
        for (var dimension = 0; dimension < vector.Dimensions; dimension++)
        {
            if (vector[dimension] != LoadVector.Unlimited)
                map[model.LoadDimensions[dimension].Id] = vector[dimension] / 1_000.0;
        }
    }
}
