using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Optimizer.Api.Reading;

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

    /// <summary>INTERNAL: our fault, told without details of ours.</summary>
    public static Status ToStatus(Exception fault) => fault is InvalidRequestException invalid ? ToStatus(invalid) : new()
    {
        Code = (int)Code.Internal,
        Message = "The service has failed at this request. That is our fault; it is logged.",
        Details = { Any.Pack(new ErrorInfo { Type = fault is Planning.FaultyPlanException ? "FAULTY_PLAN" : "INTERNAL", Domain = Domain }) },
    };
}
