namespace Optimizer.Api.Reading.Formats;

/// <summary>What a file with a model is written in.</summary>
public enum InstanceFormat
{
    /// <summary>A PlanRequest as protobuf JSON.</summary>
    Json,

    /// <summary>A PlanRequest as protobuf, for matrices of thousands of sites.</summary>
    Protobuf,

    /// <summary>Files of TSPLIB's kind, as on CVRPLIB and in PyVRP's and LKH-3's instances.</summary>
    Vrplib,

    /// <summary>VRPTW files of Solomon and of Gehring and Homberger.</summary>
    Solomon,

    /// <summary>Files of Cordeau, Gendreau and Laporte for several depots, vehicle types and windows.</summary>
    Cordeau,

    /// <summary>Pickup and delivery files of Li and Lim.</summary>
    LiLim,

    /// <summary>Pickup and delivery files of Sartori and Buriol.</summary>
    SartoriBuriol,

    /// <summary>Pollution-routing files of Demir, Bektaş and Laporte.</summary>
    Prplib,

    /// <summary>Requests of VROOM as JSON.</summary>
    Vroom,

    /// <summary>Waste collection files of Kim, Kim and Sahoo.</summary>
    Wcvrptw,
}
