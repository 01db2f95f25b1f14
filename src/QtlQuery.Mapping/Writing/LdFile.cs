using QtlQuery.Mapping.LinkageDisequilibrium;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes pairs of variants in LD as a table.</summary>
public static class LdFile
{
    static readonly (string Name, Func<LdPair, object?> Value)[] Columns =
    [
        ("chromosome", pair => pair.First.Chromosome),
        ("position_1", pair => pair.First.Position),
        ("id_1", pair => pair.First.Id),
        ("ref_1", pair => pair.First.Ref),
        ("alt_1", pair => pair.First.Alt),
        ("position_2", pair => pair.Second.Position),
        ("id_2", pair => pair.Second.Id),
        ("ref_2", pair => pair.Second.Ref),
        ("alt_2", pair => pair.Second.Alt),
        ("r", pair => pair.R),
        ("r2", pair => pair.R2),
    ];

    /// <param name="stream">Is left open.</param>
    /// <returns>How many pairs there were.</returns>
    public static long Write(Stream stream, IEnumerable<LdPair> pairs, CancellationToken cancellation = default)
    {
        using var table = new TabbedTable<LdPair>(stream, Columns);
        var count = 0L;
        foreach (var pair in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Write(pair);
            count++;
        }

        return count;
    }
}
