using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Mapping;

/// <summary>Independent signals of groups of traits.</summary>
public sealed class GroupedSignalsTests : IDisposable
{
    const string Columns = "signal_rank, chromosome, position, ref, alt, beta, standard_error, p_value, permutation_p_value, p_beta, variants_tested";

    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    // The largest of two equal numbers is either of them: a trait beside its copy has the trait's own signals.
    [SkippableTheory]
    [InlineData(SignalRule.Permutations)]
    [InlineData(SignalRule.NominalThreshold)]
    public void A_trait_and_its_copy_have_the_signals_of_the_trait(SignalRule rule)
    {
        Map("alone", Rows((id, row) => [row]), rule, false);
        Map("twice", Rows((id, row) => [Named(row, id + "_a"), Named(row, id + "_b")]), rule, true);
        using var store = _store.Open();
        Assert.InRange(store.Query<int>("select count(*)::int from independent_signals where dataset_id = 'alone'")[0], 11, 13);
        Assert.Equal(
            store.Query<string>($"select row(molecular_trait_id, {Columns})::varchar from independent_signals where dataset_id = 'alone' order by molecular_trait_id, signal_rank"),
            store.Query<string>($"select row(replace(molecular_trait_id, '_a', ''), {Columns})::varchar from independent_signals where dataset_id = 'twice' order by molecular_trait_id, signal_rank"));
        Assert.Equal(0, store.Query<int>("select count(*)::int from independent_signals where dataset_id = 'twice' and molecular_trait_object_id || '_a' <> molecular_trait_id")[0]);
    }

    // GENE00018 has two signals (tensorQTL); one trait that has lost the first and one that has lost the second have them between them.
    [SkippableTheory]
    [InlineData(SignalRule.Permutations, 1)]
    [InlineData(SignalRule.Permutations, 3)]
    [InlineData(SignalRule.NominalThreshold, 2)]
    public void Each_signal_is_in_the_row_of_the_trait_in_which_it_is_strongest(SignalRule rule, int threads)
    {
        const string First = "chr21_2518628_G_A", Second = "chr21_2568822_C_A";
        Map("split", Rows((id, row) => id == "GENE00018" ? [Named(Without(row, Second), "GENE00018_first", id), Named(Without(row, First), "GENE00018_second", id)] : [row]), rule, true, threads);
        using var store = _store.Open();
        Assert.Equal(
            [("GENE00018_first", 1, First), ("GENE00018_second", 2, Second)],
            store.Query<(string, int, string)>("select molecular_trait_id, signal_rank, variant_id from independent_signals where molecular_trait_object_id = 'GENE00018' order by signal_rank"));
        Assert.Equal(
            ["GENE00018_first L1", "GENE00018_second L2"],
            store.Query<string>("select distinct molecular_trait_id || ' ' || signal from signal_bayes_factors where molecular_trait_id like 'GENE00018%' order by all"));
    }

    static string[] Named(string[] row, string id, string? group = null) => [.. row[..3], id, group ?? id[..^2], .. row[5..]];

    static string[] Without(string[] row, string variant)
    {
        double[] values = [.. row[6..].Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture))];
        CovariateBasis.Of(values.Length, [Cohort.Copies(variant)]).Residualise(values);
        return [.. row[..6], .. values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))];
    }

    // QTLtools' layout, which has a column of groups.
    string Rows(Func<string, string[], string[][]> change)
    {
        var lines = Cohort.Lines("data/small/expression.bed.gz").Select(line => line.Split('\t')).ToList();
        string[] header = [.. lines[0][..4], "group", "strand", .. lines[0][4..]];
        var rows = lines.Skip(1).SelectMany(cells => change(cells[3], [.. cells[..4], cells[3], "+", .. cells[4..]]));
        return _store.Write("expression.bed", string.Concat(rows.Prepend(header).Select(row => string.Join('\t', row) + "\n")));
    }

    void Map(string dataset, string traits, SignalRule rule, bool byGroup, int threads = 2)
    {
        using var inputs = MappingInputs.Open(Cohort.Files() with { Traits = traits });
        CisMapping.Run(new(new StoreLayout(_store.Path), dataset) { Options = new() { Permutations = 200, Threads = threads, ByGroup = byGroup }, Signals = rule, StorePairs = false }, inputs);
    }
}
