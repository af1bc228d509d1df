namespace Optimizer.Api.Reading.Formats;

/// <summary>What a file with a model is written in.</summary>
public enum InstanceFormat
{
    /// <summary>A PlanRequest as protobuf JSON.</summary>
    Json,

    /// <summary>Files of TSPLIB's kind, as on CVRPLIB and in PyVRP's and LKH-3's instances.</summary>
    Vrplib,

    /// <summary>VRPTW files of Solomon and of Gehring and Homberger.</summary>
    Solomon,

    /// <summary>Files of Cordeau, Gendreau and Laporte for several depots, vehicle types and windows.</summary>
    Cordeau,

    /// <summary>Waste collection files of Kim, Kim and Sahoo.</summary>
    Wcvrptw,
}
