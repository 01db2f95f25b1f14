using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Tests of interactions as rows of <c>interaction_associations</c>.</summary>
sealed class InteractionRows(IReadOnlyDictionary<string, TraitName> names, bool storePairs)
{
    const int Trait = 0;
    const int Context = 3;
    const int EffectiveTests = 22;
    const int TraitP = 23;
    const int Fdr = 24;

    readonly List<object?[]> _rows = [];
    readonly Dictionary<(string Context, string Trait), (object?[] Row, double NegLog10P, int Tests)> _strongest = [];
    readonly Dictionary<(string Context, string Trait), int> _effectiveTests = [];

    public static IReadOnlyList<string> Columns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "interaction", "chromosome", "position", "ref", "alt", "rsid", "tss_distance",
        "effect_allele_frequency", "minor_allele_samples", "minor_allele_count",
        "genotype_beta", "genotype_standard_error", "genotype_p_value", "covariate_beta", "covariate_standard_error", "covariate_p_value",
        "interaction_beta", "interaction_standard_error", "interaction_p_value", "effective_tests", "trait_p_value", "fdr",
    ];

    public IReadOnlyList<StrongestInteraction> Strongest => [.. _strongest.Select(each => new StrongestInteraction(each.Key.Context, each.Key.Trait, each.Value.NegLog10P, each.Value.Tests, _effectiveTests.TryGetValue(each.Key, out var tests) ? tests : null))];

    /// <summary>All pairs, or the strongest of each trait. The strongest carry the trait's p, by the effective number of tests where that was counted and else by Bonferroni's rule, and its rate over the traits of a context.</summary>
    public IReadOnlyList<object?[]> Rows()
    {
        foreach (var (key, p, rate) in Rates(Strongest))
        {
            var row = _strongest[key].Row;
            row[EffectiveTests] = _effectiveTests.TryGetValue(key, out var tests) ? (double)tests : null;
            (row[TraitP], row[Fdr]) = (p, rate);
        }

        return storePairs ? _rows : [.. _strongest.Values.Select(each => each.Row)];
    }

    /// <summary>The rates of rows that were made apart, over all of them.</summary>
    /// <param name="rows">As <see cref="Rows"/> gave them; the strongest of a trait are those with its p.</param>
    public static void Rate(IReadOnlyList<object?[]> rows, IReadOnlyList<StrongestInteraction> strongest)
    {
        var rates = Rates(strongest).ToDictionary(each => each.Key, each => each.Rate);
        foreach (var row in rows.Where(row => row[TraitP] is not null))
            row[Fdr] = rates[((string)row[Context]!, (string)row[Trait]!)];
    }

    /// <param name="tests">Trait → effective number of its tests in a context.</param>
    public void Count(string context, IReadOnlyDictionary<string, int> tests)
    {
        foreach (var (trait, count) in tests)
            _effectiveTests[(context, trait)] = count;
    }

    public void Add(string context, TestedVariant tested, IReadOnlyList<(ScannedTrait Trait, InteractionTest Test)> tests)
    {
        foreach (var (trait, test) in tests)
        {
            var key = (context, trait.Id);
            var before = _strongest.GetValueOrDefault(key, (Row: null!, NegLog10P: double.NegativeInfinity, Tests: 0));
            var isStrongest = test.Interaction.NegLog10P > before.NegLog10P;
            if (!isStrongest && !storePairs)
            {
                _strongest[key] = before with { Tests = before.Tests + 1 };
                continue;
            }

            var row = Row(context, tested, trait, test);
            if (storePairs)
                _rows.Add(row);
            _strongest[key] = isStrongest ? (row, test.Interaction.NegLog10P, before.Tests + 1) : before with { Tests = before.Tests + 1 };
        }
    }

    static IEnumerable<((string Context, string Trait) Key, double P, double Rate)> Rates(IEnumerable<StrongestInteraction> all)
    {
        foreach (var context in all.GroupBy(each => each.Context, StringComparer.Ordinal))
        {
            var strongest = context.ToList();
            var logP = strongest.Select(each => Math.Min(0, -each.NegLog10P * Math.Log(10) + Math.Log(each.EffectiveTests ?? each.Tests))).ToArray();
            var rates = QValue.OfLogs(logP, 1);
            for (var i = 0; i < strongest.Count; i++)
                yield return ((strongest[i].Context, strongest[i].Trait), Math.Exp(logP[i]), Math.Exp(rates[i]));
        }
    }

    object?[] Row(string context, TestedVariant tested, ScannedTrait trait, InteractionTest test)
    {
        var (variant, name) = (tested.Variant, names[trait.Id]);
        return
        [
            name.Id, name.GeneId, name.GeneVersion, context, variant.Chromosome, variant.Position, variant.Ref, variant.Alt, StoredVariant.RsidOf(variant), trait.DistanceOf(variant.Position),
            (float)tested.Counts.AltFrequency, tested.Counts.MinorCarriers, (int)Math.Round(tested.Counts.MinorCopies),
            (float)test.Genotype.Slope, (float)test.Genotype.StandardError, P(test.Genotype), (float)test.Context.Slope, (float)test.Context.StandardError, P(test.Context),
            (float)test.Interaction.Slope, (float)test.Interaction.StandardError, P(test.Interaction), null, null, null,
        ];
    }

    static double P(PairTest test) => Math.Pow(10, -test.NegLog10P);
}
