using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>Genotypes, traits and covariates of the samples that they have in common.</summary>
public sealed class MappingInputs : IDisposable
{
    readonly GenotypeOptions _genotypeOptions;

    IReadOnlyList<IngestInput>? _identity;

    MappingInputs(MappingFiles files, GenotypeOptions genotypeOptions, IGenotypeReader genotypes, TraitMatrix traits, CovariateMatrix covariates, MatchedSamples samples)
    {
        (Files, _genotypeOptions, Genotypes, Traits, Covariates, Samples) = (files, genotypeOptions, genotypes, traits, covariates, samples);
        Basis = CovariateBasis.Of(samples.Count, covariates.Columns.Select(column => column.Values));
    }

    internal MappingFiles Files { get; }

    /// <summary>Reads the samples of <see cref="Samples"/>, in their order.</summary>
    public IGenotypeReader Genotypes { get; }

    public TraitMatrix Traits { get; }

    public CovariateMatrix Covariates { get; }

    public CovariateBasis Basis { get; }

    public MaleXCopies MaleX => _genotypeOptions.MaleX;

    public MatchedSamples Samples { get; }

    /// <summary>Null where it was not asked for.</summary>
    public Log2Expression? Log2Expression { get; private init; }

    /// <summary>Covariates that say nothing beside the ones before them, which costs no degree of freedom.</summary>
    public IEnumerable<string> Collinear => Basis.Collinear.Select(place => Covariates.Columns[place].Name);

    /// <summary>Opens the files and matches their samples.</summary>
    /// <exception cref="QtlQueryException">A file is not there or damaged, or too few samples are common to all.</exception>
    public static MappingInputs Open(MappingFiles files)
    {
        var traits = TraitFiles.Read(files.Traits, files.Locations);
        if (files.Groups is not null)
            traits = TraitGroups.Apply(traits, files.Groups);
        var kept = files.KeptSamples is null ? null : SampleNames.Read(files.KeptSamples);
        if (kept is not null)
            traits = traits.Select([.. traits.Samples.Intersect(kept.Samples, StringComparer.Ordinal)]);
        var genotypeOptions = files.Sexes is null ? files.GenotypeOptions : files.GenotypeOptions with { Sexes = SexTable.Read(files.Sexes) };
        var genotypes = GenotypeFiles.Open(files.Genotypes, genotypeOptions);
        try
        {
            var tables = files.Covariates.Select(path => CovariateTable.Read(path, traits.Samples, files.CovariateLayout)).ToList();
            var matched = MatchedSamples.Match(
                new(genotypes.Path, genotypes.Samples),
                new(traits.Path, traits.Samples),
                [.. tables.Select(table => new SampleList(table.Path, table.Samples)), .. kept is null ? [] : new[] { kept }],
                files.SampleLinks is null ? null : SampleLinks.Read(files.SampleLinks));
            genotypes.Select(matched.Genotypes);
            var covariates = CovariateMatrix.Of(tables, matched.Traits, files.Categories);
            return new(files, genotypeOptions, genotypes, traits.Select(matched.Traits), covariates, matched)
            {
                Log2Expression = files.Log2Expression is null ? null : Log2Expression.Read(files.Log2Expression, matched.Traits),
            };
        }
        catch
        {
            genotypes.Dispose();
            throw;
        }
    }

    /// <summary>Another reader of the genotypes, at their beginning.</summary>
    public IGenotypeReader Reopen()
    {
        var reader = GenotypeFiles.Open(Files.Genotypes, _genotypeOptions);
        reader.Select(Samples.Genotypes);
        return reader;
    }

    /// <summary>The files, as a descriptor keeps them.</summary>
    public IReadOnlyList<IngestInput> Identify() => _identity ??=
        [.. ((string?[])[.. Files.Genotypes, Files.Traits, Files.Locations, .. Files.Covariates, Files.SampleLinks, Files.Groups, Files.Log2Expression, Files.KeptSamples, Files.Sexes, Files.GenotypeOptions.Reference]).OfType<string>().Select(IngestInput.Of)];

    public void Dispose() => Genotypes.Dispose();
}
