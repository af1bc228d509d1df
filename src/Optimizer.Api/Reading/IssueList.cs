namespace Optimizer.Api.Reading;

/// <summary>Collects the faults of a request.</summary>
internal sealed class IssueList
{
    /// <summary>Beyond this, only the first fault of each further code is kept and the others are counted.</summary>
    public const int Most = 1_000;

    private readonly List<Issue> _issues = [];
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private int _more;

    public int Count => _issues.Count + _more;

    public void Add(string path, string code, string message)
    {
        if (_codes.Add(code) || _issues.Count < Most)
            _issues.Add(new(path, code, message));
        else
            _more++;
    }

    /// <summary>All that is kept, with the number of the others.</summary>
    public ImmutableArray<Issue> All => _more == 0
        ? [.. _issues]
        : [.. _issues, new("request", "request.more_issues", $"There are {_more:N0} more faults of these kinds. Mend the ones listed first.")];

    /// <exception cref="InvalidRequestException">There are faults.</exception>
    public void ThrowIfAny()
    {
        if (_issues.Count > 0)
            throw new InvalidRequestException(All);
    }
}
