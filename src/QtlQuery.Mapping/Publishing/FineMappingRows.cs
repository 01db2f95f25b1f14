using System.Globalization;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes the credible sets of SuSiE, and for each of them the Bayes factors of all variants of the window.</summary>
/// <remarks>Effects without a set are not written: colocalisation takes those with one (Wallace 2021, PLoS Genet. 17:e1009440).</remarks>
sealed class FineMappingRows(BayesFactorRows bayesFactors, IReadOnlyDictionary<string, TraitName> names)
{
    const double Ln10 = 2.302585092994045684;

    readonly List<object?[]> _credible = [];
    readonly SortedDictionary<string, SusieStatus> _notFitted = new(StringComparer.Ordinal);
    int _traits;
    int _traitsWithSets;
    int _sets;

    public static IReadOnlyList<string> Columns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "credible_set_id", "signal", "chromosome", "position", "ref", "alt", "rsid", "pip", "credible_set_size",
        "credible_set_minimum_r2", "credible_set_mean_r2", "log10_bayes_factor", "posterior_mean", "posterior_standard_deviation",
        "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived",
    ];

    public IEnumerable<object?[]> Credible => _credible;

    public FineMappingResult Result => new(_traits, _traitsWithSets, _sets, [.. _notFitted.Select(each => (each.Key, each.Value))]);

    public void Add(FineMappedTrait trait)
    {
        if (trait.Result.Fit is not { } fit)
        {
            _notFitted.Add(trait.Trait.Id, trait.Result.Status);
            return;
        }

        _traits++;
        _traitsWithSets += fit.CredibleSets.Length > 0 ? 1 : 0;
        _sets += fit.CredibleSets.Length;
        foreach (var set in fit.CredibleSets)
        {
            var signal = string.Create(CultureInfo.InvariantCulture, $"L{set.Effect + 1}");
            bayesFactors.Add(names[trait.Trait.Id], signal, trait.Tests.Variants, fit.Effects[set.Effect].LogBayesFactors);
            _credible.AddRange(set.Variants.Select(variant => Row(trait, fit, set, signal, variant)));
        }
    }

    object?[] Row(FineMappedTrait trait, SusieFit fit, SusieCredibleSet set, string signal, int place)
    {
        var (name, variant, test, scale) = (names[trait.Trait.Id], trait.Tests.Variants[place].Variant, trait.Tests.Tests[place], trait.Scale(place));
        var present = fit.Effects.Where(effect => effect.IsPresent).ToList();
        var variance = present.Sum(effect => effect.Alpha[place] * effect.SecondMoment[place] - Math.Pow(effect.Alpha[place] * effect.Mean[place], 2));
        return
        [
            name.Id, name.GeneId, name.GeneVersion, $"{name.Id}_{signal}", signal, variant.Chromosome, variant.Position, variant.Ref, variant.Alt, StoredVariant.RsidOf(variant), fit.InclusionProbabilities[place], set.Variants.Length,
            set.Purity.Least * set.Purity.Least, MeanSquare(trait.Genotypes, set.Variants), fit.Effects[set.Effect].LogBayesFactor / Ln10, scale * present.Sum(effect => effect.Alpha[place] * effect.Mean[place]), scale * Math.Sqrt(variance),
            (float)test.Slope, (float)test.StandardError, StoredP.Of(test.NegLog10P), StoredP.BelowRange(test.NegLog10P), false,
        ];
    }

    static double MeanSquare(GenotypeColumns genotypes, int[] variants)
    {
        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < variants.Length; i++)
        {
            for (var j = 0; j < i; j++, pairs++)
                sum += Math.Pow(genotypes[variants[i], variants[j]], 2);
        }

        return pairs == 0 ? 1 : sum / pairs;
    }
}
