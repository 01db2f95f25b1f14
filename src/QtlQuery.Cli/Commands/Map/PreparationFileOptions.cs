using System.CommandLine;
using QtlQuery.Mapping.Preparing;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>Options that name the files that traits are prepared from.</summary>
sealed class PreparationFileOptions
{
    readonly Option<string> _counts = new("--counts") { HelpName = "FILE", Required = true, Description = "Reads of each gene in each sample: GCT, or a table, also of featureCounts" };
    readonly Option<string?> _tpm = new("--tpm") { HelpName = "FILE", Description = "Transcripts per million of the same; made of the counts and the lengths of the GTF file's exons where not given" };
    readonly Option<string> _locations = new("--locations") { HelpName = "FILE", Required = true, Description = "Where genes are: a GTF file, or a table of id, chromosome, left and right end" };
    readonly Option<string?> _samples = new("--samples") { HelpName = "FILE", Description = "Keep these samples only, one a line, by their names in the counts" };
    readonly Option<string?> _genotypes = new("--genotypes") { HelpName = "FILE", Description = "Keep samples with genotypes only, and check with --qc whether they fit them: VCF, BCF, PLINK 1 (.bed) or PLINK 2 (.pgen)" };
    readonly Option<string?> _links = new("--sample-links") { HelpName = "FILE", Description = "A table of genotype sample and trait sample, where they have other names; traits are written under those of genotypes" };
    readonly Option<string?> _table = new("--sample-table") { HelpName = "FILE", Description = "A table of samples with columns rin (or SMRIN), mapping_rate (SMMAPRT), sex (SEX, gender), for --qc" };
    readonly GenotypeFileOptions _genotypeFile = new();

    public IEnumerable<Option> All => [_counts, _tpm, _locations, _samples, _genotypes, _links, _table, .. _genotypeFile.All];

    public PreparationFiles Of(ParseResult parsed) => new(parsed.GetRequiredValue(_counts), parsed.GetRequiredValue(_locations))
    {
        Tpm = parsed.GetValue(_tpm),
        Samples = parsed.GetValue(_samples),
        Genotypes = parsed.GetValue(_genotypes),
        GenotypeOptions = _genotypeFile.Of(parsed),
        SampleLinks = parsed.GetValue(_links),
        SampleTable = parsed.GetValue(_table),
    };
}
