namespace Optimizer.Api.Reading;

/// <summary>The ids of one kind of thing in a request: declared once, referred to from anywhere.</summary>
internal sealed class Ids
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _kind;
    private readonly string _listPath;
    private readonly IssueList _issues;

    /// <summary>Reports missing and duplicate ids of a list.</summary>
    public Ids(IssueList issues, string kind, string listPath, IEnumerable<string> ids)
    {
        (_issues, _kind, _listPath) = (issues, kind, listPath);
        var index = 0;
        foreach (var id in ids)
            Declare(id, $"{listPath}[{index++}].id");
        issues.AtMost(index, Limits.Items, listPath);
    }

    /// <summary>Reports missing and duplicate ids of a list that nothing refers into.</summary>
    public static void CheckUnique(IssueList issues, string kind, string listPath, IEnumerable<string> ids) => _ = new Ids(issues, kind, listPath, ids);

    public bool IsEmpty => _known.Count == 0;

    /// <summary>A list that is missing as a whole is one fault; references into it are none.</summary>
    public bool IsQuietWhenEmpty { get; init; }

    public bool Contains(string id) => _known.Contains(id);

    public void Add(string id) => _known.Add(id);

    /// <summary>Reports an id that names nothing; the code is <c>owner.unknown_kind</c> or <c>owner.missing_kind</c>.</summary>
    public bool Check(string id, string path, string owner)
    {
        if (_known.Contains(id) || (IsQuietWhenEmpty && IsEmpty && id.Length > 0))
            return true;

        if (id.Length == 0)
            _issues.Add(path, $"{owner}.missing_{_kind}", $"No {NumberReader.Words(_kind)} is named. Give the id of one of {_listPath}.");
        else
            _issues.Add(path, $"{owner}.unknown_{_kind}", $"There is no {NumberReader.Words(_kind)} {Quoted.Text(id)}. Add it to {_listPath}, or name one of those.");
        return false;
    }

    /// <summary>An optional reference: null when unset; reported when it names nothing.</summary>
    public string? Optional(bool isGiven, string id, string path, string owner)
    {
        if (isGiven)
            Check(id, path, owner);
        return isGiven ? id : null;
    }

    /// <summary>Checks a list of references and drops repetitions.</summary>
    public ImmutableArray<string> CheckAll(IReadOnlyList<string> ids, string path, string owner)
    {
        for (var index = 0; index < ids.Count; index++)
            Check(ids[index], $"{path}[{index}]", owner);
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private void Declare(string id, string path)
    {
        if (_issues.CheckId(id, path, _kind) && !_known.Add(id))
            _issues.Add(path, $"{_kind}.duplicate_id", $"There is another {NumberReader.Words(_kind)} with id {Quoted.Text(id)}. Give each its own.");
    }
}
