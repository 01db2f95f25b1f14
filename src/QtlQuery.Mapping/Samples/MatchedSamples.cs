using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Samples;

/// <summary>The samples that genotypes, traits and covariates have in common, and what each has besides.</summary>
public sealed class MatchedSamples
{
    MatchedSamples(IReadOnlyList<string> genotypes, IReadOnlyList<string> traits, IReadOnlyList<UnmatchedSamples> unmatched, IReadOnlyList<string> hints) =>
        (Genotypes, Traits, Unmatched, Hints) = (genotypes, traits, unmatched, hints);

    public int Count => Traits.Count;

    /// <summary>The samples by their names in the genotype file, in the order of <see cref="Traits"/>.</summary>
    public IReadOnlyList<string> Genotypes { get; }

    /// <summary>The samples by their names in traits and covariates, in the order of the trait file.</summary>
    public IReadOnlyList<string> Traits { get; }

    /// <summary>What did not match, for each file that has such samples.</summary>
    public IReadOnlyList<UnmatchedSamples> Unmatched { get; }

    /// <summary>Sentences about names that may have been meant to be the same.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>The same of some of the samples, by their names in traits.</summary>
    internal MatchedSamples Only(IReadOnlyList<string> traits)
    {
        var genotypes = Traits.Zip(Genotypes).ToDictionary(each => each.First, each => each.Second, StringComparer.Ordinal);
        return new([.. traits.Select(sample => genotypes[sample])], traits, Unmatched, Hints);
    }

    /// <summary>Matches samples by name.</summary>
    /// <param name="covariates">The samples of each file of covariates; they have the names of trait samples.</param>
    /// <param name="fewest">How few samples are an error.</param>
    /// <exception cref="QtlQueryException">Fewer samples are common to all.</exception>
    public static MatchedSamples Match(SampleList genotypes, SampleList traits, IReadOnlyList<SampleList>? covariates = null, SampleLinks? links = null, int fewest = 3)
    {
        links ??= SampleLinks.None;
        covariates ??= [];
        var genotyped = genotypes.Samples.ToHashSet(StringComparer.Ordinal);
        var described = covariates.Select(each => each.Samples.ToHashSet(StringComparer.Ordinal)).ToList();
        var matched = traits.Samples.Where(sample => genotyped.Contains(links.Genotype(sample)) && described.TrueForAll(each => each.Contains(sample))).ToList();
        var matchedGenotypes = matched.ConvertAll(links.Genotype);
        var unmatched = new List<UnmatchedSamples>();
        Add(genotypes, matchedGenotypes);
        Add(traits, matched);
        foreach (var each in covariates)
            Add(each, matched);

        var hints = SampleNameHints.Between(genotypes, [.. traits.Samples.Select(links.Genotype)], traits.Path)
            .Concat(covariates.SelectMany(each => SampleNameHints.Between(traits, each.Samples, each.Path)))
            .ToList();
        if (matched.Count < fewest)
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{matched.Count} samples are in {genotypes.Path}, {traits.Path}{string.Concat(covariates.Select(each => " and " + each.Path))} alike; at least {fewest} are needed"),
                hints.Count > 0 ? string.Join(' ', hints) : $"Genotypes have samples such as '{genotypes.Example}', traits such as '{traits.Example}'. Give a table of genotype sample and trait sample where they have other names.");
        }

        return new(matchedGenotypes, matched, unmatched, hints);

        void Add(SampleList list, List<string> found)
        {
            var left = list.Samples.Except(found, StringComparer.Ordinal).ToList();
            if (left.Count > 0)
                unmatched.Add(new(list.Path, left));
        }
    }
}
