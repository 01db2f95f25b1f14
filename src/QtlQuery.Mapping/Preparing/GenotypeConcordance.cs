using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.Regression;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.Preparing;

/// <summary>Finds whose genotypes each sample's expression fits best, by the strongest cis-eQTLs of the samples themselves.</summary>
static class GenotypeConcordance
{
    /// <summary>Fewer eQTLs cannot tell many samples apart.</summary>
    const int Fewest = 10;

    const int Most = 500;

    /// <summary>Leads this near to each other may be one signal seen in two genes.</summary>
    const int ApartBp = 1_000_000;

    const double LeastFrequency = 0.05;

    /// <summary>Share of false leads among all genes that is borne, corrected for variants and genes (Bonferroni).</summary>
    const double Level = 0.05;

    /// <param name="genotypes">At their beginning; samples are those of the traits, in their order.</param>
    /// <param name="reopen">Another reader of the same.</param>
    /// <returns>Null where too few eQTLs are strong enough.</returns>
    public static IReadOnlyList<SampleMatch>? Of(TraitMatrix traits, IGenotypeReader genotypes, Func<IGenotypeReader> reopen, int threads, CancellationToken cancellation)
    {
        var values = traits.Traits.Select((trait, row) => (trait.Id, Values: traits.ValuesOf(row).ToArray())).ToDictionary(trait => trait.Id, trait => trait.Values, StringComparer.Ordinal);
        var scan = new CisScan(
            [.. traits.Traits.Where(trait => Chromosome.Order(trait.Chromosome) <= Chromosome.Order("22")).Select(trait => new ScannedTrait(trait.Id, trait.Chromosome, trait.Start, trait.End, values[trait.Id]))],
            CovariateBasis.Of(traits.Samples.Count, []),
            new() { Permutations = 0, LeastFrequency = LeastFrequency, Threads = threads });
        var chosen = Chosen(scan.Run(genotypes, null, null, cancellation));
        if (chosen.Count < Fewest)
            return null;
        using var again = reopen();
        var dosages = ChosenVariants.Read(again, [.. chosen.Select(outcome => ChosenVariants.Key(outcome.Lead!.Variant))], cancellation);
        return SampleMatch.Of([.. chosen.Select(outcome => values[outcome.Trait.Id])], [.. chosen.Select(outcome => dosages[ChosenVariants.Key(outcome.Lead!.Variant)])]);
    }

    static List<TraitOutcome> Chosen(IReadOnlyList<TraitOutcome> outcomes)
    {
        var genes = outcomes.Count(outcome => outcome.Lead is not null);
        var chosen = new List<TraitOutcome>();
        foreach (var outcome in outcomes.Where(outcome => outcome.Lead is not null).OrderByDescending(outcome => outcome.Lead!.NegLog10P).ThenBy(outcome => outcome.Trait.Id, StringComparer.Ordinal))
        {
            var (lead, variant) = (outcome.Lead!, outcome.Lead!.Variant);
            if (chosen.Count == Most || lead.NegLog10P < Math.Log10((double)genes * outcome.VariantsTested / Level))
                continue;
            if (!chosen.Exists(other => other.Lead!.Variant.Chromosome == variant.Chromosome && Math.Abs(other.Lead!.Variant.Position - variant.Position) < ApartBp))
                chosen.Add(outcome);
        }

        return chosen;
    }
}
