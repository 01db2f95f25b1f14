using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Samples;

/// <summary>Which genotype sample each trait sample is of, where the two have other names: a table of genotype sample and trait sample, as the eQTL mapping pipeline and LIMIX take it.</summary>
public sealed class SampleLinks
{
    readonly Dictionary<string, string> _genotypeOfTrait;

    SampleLinks(Dictionary<string, string> genotypeOfTrait) => _genotypeOfTrait = genotypeOfTrait;

    /// <summary>Every sample has the same name everywhere.</summary>
    public static SampleLinks None { get; } = new([]);

    /// <exception cref="QtlQueryException">A line has not two cells, or a sample is linked twice.</exception>
    public static SampleLinks Read(string path)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        var genotypes = new HashSet<string>(StringComparer.Ordinal);
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (Delimiter.Of(line).Split(line) is not [var genotype, var trait, ..])
                throw new QtlQueryException($"{lines.Place} has one cell", "A line is: genotype sample, trait sample.");
            if (!links.TryAdd(trait, genotype) || !genotypes.Add(genotype))
                throw new QtlQueryException($"{lines.Place} links a sample again", "A genotype sample belongs to one trait sample: several measurements of one person have to be brought to one first.");
        }

        return new(links);
    }

    /// <summary>The genotype sample of a trait sample; its own name where nothing else is said.</summary>
    public string Genotype(string traitSample) => _genotypeOfTrait.GetValueOrDefault(traitSample, traitSample);
}
