using System.Text.Json;
using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Output;

/// <summary>Violations as one line of JSON, for scripts.</summary>
internal static class ViolationsJson
{
    public static string Of(IReadOnlyList<Violation> violations) => JsonSerializer.Serialize(new
    {
        feasible = violations.Count == 0,
        violations = violations.Select(violation => new
        {
            cause = violation.Cause,
            where = violation.Where,
            amount = violation.Amount,
            unit = violation.Unit,
            description = violation.Description,
        }),
    });
}
