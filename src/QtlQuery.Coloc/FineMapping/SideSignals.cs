namespace QtlQuery.Coloc.FineMapping;

/// <summary>The signals that one side was fine-mapped into, with LD.</summary>
/// <param name="Signals">Name, null for the whole locus, and log Bayes factor of each row; NaN for rows that did not take part.</param>
/// <param name="Used">Rows that took part.</param>
/// <param name="Refusal">Why there are none; null where there are.</param>
sealed record SideSignals(IReadOnlyList<(string? Name, double[] Logs)> Signals, int Used, string? Refusal)
{
    public static SideSignals Without(string refusal, int used = 0) => new([], used, refusal);

    /// <summary>Log Bayes factors of the rows that took part, laid out over all of them.</summary>
    public static double[] Spread(int rows, IReadOnlyList<int> used, ReadOnlySpan<double> logs)
    {
        var all = new double[rows];
        Array.Fill(all, double.NaN);
        for (var i = 0; i < used.Count; i++)
            all[used[i]] = logs[i];
        return all;
    }

    /// <summary>Individuals: the median of the rows that took part, or what is known of all; null where neither is known.</summary>
    public static double? SampleSize(LocusRows rows, IReadOnlyList<int> used, SideFacts facts)
    {
        double[] sizes = [.. used.Select(row => rows.SampleSize[row]).Where(double.IsFinite).Order()];
        return sizes.Length == 0 ? facts.SampleSize : sizes[sizes.Length / 2];
    }
}
