using System.CommandLine;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>Options that say which genotypes are read, and how.</summary>
sealed class GenotypeFileOptions
{
    public Option<string?> PlinkAlt { get; } = new("--plink-alt") { HelpName = "a1|a2", Description = "Which allele of a .bim file is the alternative one: a1 in files of PLINK 2, or of PLINK 1.9 with --keep-allele-order" };

    public Option<string?> Reference { get; } = new("--reference") { HelpName = "FILE", Description = "Tells the alternative allele of a .bim file variant by variant: the reference genome (FASTA with its .fai beside it), or a VCF or .pvar file of the same variants" };

    public Option<string> Field { get; } = new("--genotype-field") { HelpName = "FIELD", Description = "dosages-else-calls, calls (GT) or dosages (DS); dosages-else-calls where not given", DefaultValueFactory = _ => "dosages-else-calls" };

    public Option<bool> SkipMultiallelic { get; } = new("--skip-multiallelic") { Description = "Pass over variants of more than one alternative allele, and count them, instead of refusing the file" };

    public GenotypeFileOptions()
    {
        PlinkAlt.AcceptOnlyFromAmong("a1", "a2");
        Field.AcceptOnlyFromAmong("dosages-else-calls", "calls", "dosages");
    }

    public IEnumerable<Option> All => [PlinkAlt, Reference, Field, SkipMultiallelic];

    public GenotypeOptions Of(ParseResult parsed) => new()
    {
        Plink1Alleles = parsed.GetValue(PlinkAlt) switch { "a1" => Plink1AlleleOrder.A1IsAlt, "a2" => Plink1AlleleOrder.A2IsAlt, _ => null },
        Reference = parsed.GetValue(Reference),
        Field = parsed.GetValue(Field) switch { "calls" => GenotypeField.Calls, "dosages" => GenotypeField.Dosages, _ => GenotypeField.DosagesElseCalls },
        MultiallelicRows = parsed.GetValue(SkipMultiallelic) ? MultiallelicRows.LeaveOut : MultiallelicRows.Refuse,
    };
}
