namespace Optimizer.Api.Reading.Formats;

/// <summary>What a file with a model is written in.</summary>
public enum InstanceFormat
{
    /// <summary>A PlanRequest as protobuf JSON.</summary>
    Json,

    /// <summary>CVRP files of TSPLIB's kind, as on CVRPLIB.</summary>
    Vrplib,

    /// <summary>VRPTW files of Solomon and of Gehring and Homberger.</summary>
    Solomon,

    /// <summary>Waste collection files of Kim, Kim and Sahoo.</summary>
    Wcvrptw,
}
