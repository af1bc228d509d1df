using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Optimizer.Api.Reading;
using Optimizer.OrTools;

namespace Optimizer.Api.Handling;

/// <summary>What went wrong, as google.rpc.Status.</summary>
public static class Faults
{
    private const string Domain = "optimizer.v1";

    // ErrorInfo's first field is the reason; this version of the generated class calls it by its former name, Type.

    /// <summary>INVALID_ARGUMENT with a field violation per fault; its description starts with the fault's code.</summary>
    public static Status ToStatus(InvalidRequestException fault)
    {
        var violations = fault.Issues.Select(issue => new BadRequest.Types.FieldViolation { Field = issue.Path, Description = $"{issue.Code}: {issue.Message}" });
        return new()
        {
            Code = (int)Code.InvalidArgument,
            Message = fault.Message,
            Details =
            {
                Any.Pack(new ErrorInfo { Type = "INVALID_REQUEST", Domain = Domain, Metadata = { ["issues"] = $"{fault.Issues.Length}" } }),
                Any.Pack(new BadRequest { FieldViolations = { violations } }),
            },
        };
    }

    /// <summary>UNAVAILABLE: OR-Tools is not installed where the service runs, or has failed at this request.</summary>
    public static Status ToStatus(OrToolsUnavailableException fault) => new()
    {
        Code = (int)Code.Unavailable,
        Message = fault.Message,
        Details = { Any.Pack(new ErrorInfo { Type = "OR_TOOLS_UNAVAILABLE", Domain = Domain }) },
    };

    /// <summary>INTERNAL if it is neither of the others: our fault, told without details of ours.</summary>
    public static Status ToStatus(Exception fault) => fault switch
    {
        InvalidRequestException invalid => ToStatus(invalid),
        OrToolsUnavailableException unavailable => ToStatus(unavailable),
        _ => Internal(fault),
    };

    private static Status Internal(Exception fault) => new()
    {
        Code = (int)Code.Internal,
        Message = "The service has failed at this request. That is our fault; it is logged.",
        Details = { Any.Pack(new ErrorInfo { Type = fault is Planning.FaultyPlanException ? "FAULTY_PLAN" : "INTERNAL", Domain = Domain }) },
    };
}
