namespace Optimizer.Api.Reading;

/// <summary>A request that is wrong, with all that is wrong with it.</summary>
public sealed class InvalidRequestException(ImmutableArray<Issue> issues)
    : Exception($"The request has {issues.Length} fault{(issues.Length == 1 ? "" : "s")}. First: {issues[0].Path}: {issues[0].Message}")
{
    /// <summary>At least one, in the order of the request.</summary>
    public ImmutableArray<Issue> Issues { get; } = issues;
}
