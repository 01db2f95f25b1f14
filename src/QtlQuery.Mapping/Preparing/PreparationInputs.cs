using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Mapping.Preparing;

/// <summary>Counts and what belongs to them, of the samples that all files have in common.</summary>
public sealed class PreparationInputs
{
    readonly IReadOnlyDictionary<string, Sex> _sexOfGenotypes;

    PreparationInputs(PreparationFiles files, ExpressionTables tables, MatchedSamples samples, GeneTable<TraitLocation> places, SampleTable? sampleTable, IReadOnlyDictionary<string, Sex> sexOfGenotypes) =>
        (Files, Tables, Samples, Places, SampleTable, _sexOfGenotypes) = (files, tables, samples, places, sampleTable, sexOfGenotypes);

    public PreparationFiles Files { get; }

    public ExpressionTables Tables { get; }

    public MatchedSamples Samples { get; }

    public SampleTable? SampleTable { get; }

    internal GeneTable<TraitLocation> Places { get; }

    internal bool HasGenotypes => Files.Genotypes is not null;

    /// <exception cref="QtlQueryException">A file is not there or damaged, or too few samples are common to all.</exception>
    public static PreparationInputs Open(PreparationFiles files)
    {
        var counts = TraitFiles.ReadTable(files.Counts);
        var tpm = files.Tpm is null ? null : TraitFiles.ReadTable(files.Tpm);
        var tables = tpm is null ? ExpressionTables.Of(counts, files.Locations) : ExpressionTables.Of(counts, tpm);
        var table = files.SampleTable is null ? null : SampleTable.Read(files.SampleTable);
        using var genotypes = files.Genotypes is null ? null : GenotypeFiles.Open(files.Genotypes, files.GenotypeOptions);
        var links = files.SampleLinks is null ? SampleLinks.None : SampleLinks.Read(files.SampleLinks);
        var own = new SampleList(files.Counts, counts.Samples);
        var others = new List<SampleList>();
        if (tpm is not null)
            others.Add(new(tpm.Path, tpm.Samples));
        if (files.Samples is not null)
            others.Add(SampleNames.Read(files.Samples));
        // Without genotypes every sample of the counts has them, under the name that the links give it.
        var genotyped = new SampleList(genotypes?.Path ?? files.Counts, genotypes?.Samples ?? [.. counts.Samples.Select(links.Genotype)]);
        var matched = MatchedSamples.Match(genotyped, own, others, links);
        var sexes = genotypes?.Sexes is { } known ? genotypes.Samples.Zip(known).ToDictionary(each => each.First, each => each.Second, StringComparer.Ordinal) : [];
        return new(files, tables.Select(matched.Traits), matched, TraitFiles.Places(files.Locations), table, sexes);
    }

    /// <summary>The same of some of the samples.</summary>
    internal PreparationInputs Of(IReadOnlyList<string> samples) => new(Files, Tables.Select(samples), Samples.Only(samples), Places, SampleTable, _sexOfGenotypes);

    /// <summary>The sex that the table of samples says, else the genotype file.</summary>
    internal Sex[] DeclaredSexes() =>
        [.. Samples.Traits.Zip(Samples.Genotypes, (sample, genotype) => SampleTable?.Sex(sample) is { } said and not Sex.Unknown ? said : _sexOfGenotypes.GetValueOrDefault(genotype))];

    internal IGenotypeReader OpenGenotypes()
    {
        var reader = GenotypeFiles.Open(Files.Genotypes!, Files.GenotypeOptions);
        reader.Select(Samples.Genotypes);
        return reader;
    }
}
