using System.Globalization;

namespace QtlQuery.Tests;

/// <summary>A row of an eQTL Catalogue file of nominal statistics, its numbers as the file prints them.</summary>
sealed record NominalRow(
    string Trait,
    string Chromosome,
    int Position,
    string Ref = "A",
    string Alt = "G",
    string PValue = "0.5",
    string Beta = "0.125",
    string StandardError = "0.0625",
    int AlternativeCopies = 50,
    int Copies = 200,
    string Rsid = "NA",
    string MinorAlleleFrequency = "0.25")
{
    public const string Header = "molecular_trait_id\tchromosome\tposition\tref\talt\tvariant\tma_samples\tmaf\tpvalue\tbeta\tse\ttype\tac\tan\tr2\tmolecular_trait_object_id\tgene_id\tmedian_tpm\trsid";

    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Trait}\t{Chromosome}\t{Position}\t{Ref}\t{Alt}\tchr{Chromosome}_{Position}_{Ref}_{Alt}\tNA\t{MinorAlleleFrequency}\t{PValue}\t{Beta}\t{StandardError}\tSNP\t{AlternativeCopies}\t{Copies}\tNA\t{Trait}\t{Trait}\tNA\t{Rsid}");

    public static string File(IEnumerable<NominalRow> rows) => string.Concat(rows.Select(row => row.Line).Prepend(Header).Select(line => line + "\n"));
}
