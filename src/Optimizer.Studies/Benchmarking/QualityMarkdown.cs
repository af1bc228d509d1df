namespace Optimizer.Studies.Benchmarking;

/// <summary>benchmarks/results/quality.md: what was run, then the tables.</summary>
public static class QualityMarkdown
{
    public static string Of(IReadOnlyList<BenchRow> rows, IReadOnlyList<QualityTable> tables)
    {
        var engines = string.Join(", ", rows.Where(row => row.Version.Length > 0).Select(row => $"{row.Case.Engine} {row.Version}").Distinct());
        return $"""
            # Quality

            {engines}. {rows.Count} runs, {rows.Count(row => row.Counts)} of them complete and without fault in the product's checker and in the family's own
            check. [How this is measured](../README.md), [what to know about these figures](notes.md). Means are over the seeds of an
            instance, then over instances. PI is the
            primal integral, the mean gap over the time limit. Peers were measured on the same kind of machine.


            """ + string.Join('\n', tables.Select(table => table.ToMarkdown()));
    }
}
