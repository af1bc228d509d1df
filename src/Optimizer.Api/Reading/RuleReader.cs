using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads break rules and relations.</summary>
internal static class RuleReader
{
    public static ImmutableArray<BreakRule> BreakRules(ReadingContext context, Wire.Model model) =>
        [.. model.BreakRules.Select((rule, index) => Read(context, rule, $"model.break_rules[{index}]"))];

    public static ImmutableArray<Relation> Relations(ReadingContext context, Wire.Model model)
    {
        Ids.CheckUnique(context.Issues, "relation", "model.relations", model.Relations.Select(relation => relation.Id));
        ImmutableArray<Relation> relations = [.. model.Relations.Select((relation, index) => Read(context, relation, $"model.relations[{index}]"))];
        CheckDisjoint(context, relations);
        return relations;
    }

    private static void CheckDisjoint(ReadingContext context, ImmutableArray<Relation> relations)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < relations.Length; index++)
        {
            foreach (var id in relations[index].CollectionIds)
            {
                if (!first.TryAdd(id, index))
                    context.Issues.Add($"model.relations[{index}].collection_ids", "relation.overlaps", $"Collection '{id}' is in model.relations[{first[id]}] already. Put all that belongs together into one relation.");
            }
        }
    }

    private static BreakRule Read(ReadingContext context, Wire.BreakRule wire, string path)
    {
        if (wire.Kind == Wire.BreakRuleKind.Window)
            return ReadWindow(context, wire, path);

        if (wire.EarliestStartTime is not null || wire.LatestStartTime is not null || wire.Duration is not null)
            context.Issues.Add(path, "break_rule.not_a_window", "Times and a duration are given, which only BREAK_RULE_KIND_WINDOW has. Leave them out, or set that kind.");
        var kind = wire.Kind == Wire.BreakRuleKind.Eu5612006
            ? BreakRuleKind.Eu561
            : context.Issues.Choice<Wire.BreakRuleKind, BreakRuleKind>(wire.Kind, $"{path}.kind");
        return new() { Id = wire.Id, Kind = kind };
    }

    private static BreakRule ReadWindow(ReadingContext context, Wire.BreakRule wire, string path)
    {
        if (wire.EarliestStartTime is null)
            context.Issues.Add($"{path}.earliest_start_time", "break_rule.missing_time", "The break has no earliest start. Give one.");
        if (wire.LatestStartTime is null)
            context.Issues.Add($"{path}.latest_start_time", "break_rule.missing_time", "The break has no latest start. Give one.");
        if (wire.Duration is null)
            context.Issues.Add($"{path}.duration", "break_rule.missing_duration", "The break has no duration. Give one.");

        var earliest = context.Clock.Offset(wire.EarliestStartTime, $"{path}.earliest_start_time", TimeSpan.Zero);
        var latest = context.Clock.Offset(wire.LatestStartTime, $"{path}.latest_start_time", earliest);
        (earliest, latest) = context.Clock.Within(earliest, latest, path, "break_rule");
        return new()
        {
            Id = wire.Id,
            Kind = BreakRuleKind.Window,
            EarliestStart = earliest,
            LatestStart = latest,
            Duration = context.Issues.Duration(wire.Duration, $"{path}.duration"),
        };
    }

    private static Relation Read(ReadingContext context, Wire.Relation wire, string path)
    {
        var collections = context.Collections.CheckAll(wire.CollectionIds, $"{path}.collection_ids", "relation");
        if (collections.Length < wire.CollectionIds.Count)
            context.Issues.Add($"{path}.collection_ids", "relation.duplicate_collection", $"{wire.CollectionIds.Count} collections are named, but only {collections.Length} different ones. Name each once.");
        else if (collections.Length < 2)
            context.Issues.Add($"{path}.collection_ids", "relation.too_few_collections", $"{collections.Length} collections are named. Name at least two that belong together.");
        return new(wire.Id, context.Issues.Choice<Wire.RelationKind, RelationKind>(wire.Kind, $"{path}.kind"), collections);
    }
}
