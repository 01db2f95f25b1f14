using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace QtlQuery.Tests.Ingest.Originals;

/// <summary>A text format with rows whose numbers are spelled in every way that programs and spreadsheets spell them.</summary>
/// <param name="File">A name that the format is recognised by.</param>
/// <param name="Cells">The cells of a row of one variant, in the order of the header.</param>
sealed record OddFormat(string Name, string File, string Delimiter, string Header, (string Name, string Value)[] Set, Func<OddFormat.Variant, Gen<string>[]> Cells)
{
    static readonly Gen<string> Effect = Gen.OneOf(
        Gen.Elements("0", "-0", "0.0", "-0.0", ".5", "-.5", "0.50", "1e-5", "-1E-05", "1.25e+1", "3", "00.5", "7."),
        Gen.Choose(-99_999, 99_999).Select(number => (number / 32_768.0).ToString("G6", CultureInfo.InvariantCulture)),
        Gen.Choose(-99_999, 99_999).Select(number => (number / 3.0).ToString("R", CultureInfo.InvariantCulture)));

    static readonly Gen<string> StandardError = Gen.OneOf(
        Gen.Elements(".25", "0.250", "1e-2", "2E-01", "1", "1.0", "0.1000000000001"),
        Gen.Choose(1, 99_999).Select(number => (number / 4096.0).ToString("G6", CultureInfo.InvariantCulture)));

    // Below the smallest double too; a literal zero and a missing p have p come from beta and its error.
    static readonly Gen<string> PValue = Gen.OneOf(
        Gen.Elements("1", "1.0", "1e-5", "1E-05", ".5", "0.50", "5e-324", "1e-400", "7.25E-1000", "0", "NA", "9.99999999e-7"),
        Gen.Choose(1, 999_999).Select(number => (number / 1_000_000.0).ToString(CultureInfo.InvariantCulture)));

    static readonly Gen<string> Share = Gen.Elements("0.25", ".25", "0.250", "2.5e-1", "1E-3", "0", "0.0", "0.5", "NA", "0.123456789");

    static readonly Gen<string> Free = Gen.Elements("x", "NA", "", "0.10", "1e5", "two words", "-", "é", "\"q\"", "007");

    static readonly Gen<string> Sequence = Gen.OneOf(Gen.Constant(1), Gen.Choose(1, 12)).SelectMany(length => Gen.Elements('A', 'C', 'G', 'T').ArrayOf(length)).Select(letters => new string(letters));

    /// <summary>Formats that are made up differently: ids that name variants, labels that repeat rows, alleles either way round, blanks, lower case, no alleles of their own.</summary>
    public static IReadOnlyList<OddFormat> All { get; } =
    [
        new("gtex_signif_pairs", "Liver.v8.signif_variant_gene_pairs.txt", "\t", "variant_id\tgene_id\ttss_distance\tma_samples\tma_count\tmaf\tpval_nominal\tslope\tslope_se\tpval_nominal_threshold\tmin_pval_nominal\tpval_beta", [], variant =>
        [
            Text($"chr{variant.Chromosome}_{variant.Position}_{variant.Ref}_{variant.Alt}_b38"), Gen.Choose(1, 30).Select(version => $"ENSG09900000001.{version}"),
            Whole(-1_000_000, 1_000_000), Whole(1, 70), Whole(1, 99), Share, PValue, Effect, StandardError, PValue, PValue, PValue,
        ]),
        new("eqtl_catalogue_nominal", "Exemplar_ge_liver.all.tsv", "\t", "molecular_trait_id\tchromosome\tposition\tref\talt\tvariant\tma_samples\tmaf\tpvalue\tbeta\tse\ttype\tac\tan\tr2\tmolecular_trait_object_id\tgene_id\tmedian_tpm\trsid", [], variant =>
        [
            Text("ENSG09900000001"), Text(variant.Chromosome), Whole(variant.Position), Text(variant.Ref), Text(variant.Alt), Gen.Elements($"chr{variant.Chromosome}_{variant.Position}_{variant.Ref}_{variant.Alt}", "another"),
            Whole(1, 99), Share, PValue, Effect, StandardError, Gen.Elements("SNP", "INDEL", "OTHER"), Whole(1, 200), Text("200"), Share, Text("ENSG09900000001"), Text("ENSG09900000001"), Gen.Elements("12.375", "12.3750", "NA"),
            Gen.Elements("NA", "rs1", "rs0000123"),
        ]),
        new("gwas_ssf", "GCST99000001.tsv", "\t", "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\tvariant_id\trsid\tref_allele\tn\tcomment", [("trait", "height"), ("genome_build", "GRCh38")], variant =>
        [
            Gen.Elements(variant.Chromosome, "chr" + variant.Chromosome), Whole(variant.Position), Text(variant.Alt), Text(variant.Ref), Effect, StandardError, Share, PValue, Free, Gen.Elements("#NA", "NA", "rs77"),
            Gen.Elements("EA", "OA", "#NA"), Gen.Elements("100", "0100", "#NA"), Free,
        ]),
        new("plink_assoc", "study.assoc", " ", " CHR SNP BP A1 F_A F_U A2 CHISQ P OR ", [("trait", "height"), ("genome_build", "GRCh38"), ("sample_size", "900")], variant =>
        [
            Text(variant.Chromosome), Gen.Elements($"{variant.Chromosome}:{variant.Position}", "rs5", "."), Whole(variant.Position), Text(variant.Alt), Share, Share, Text(variant.Ref),
            Gen.Elements("16", "4.0", "1e1", "0.5"), PValue.Where(p => p != "NA"), Gen.Elements("2", "0.50", "1e-1", "1", "1.25"),
        ]),
        new("metal", "METAANALYSIS1.TBL", "\t", "Chromosome\tPosition\tMarkerName\tAllele1\tAllele2\tFreq1\tEffect\tStdErr\tP-value\tDirection\tHetISq", [("trait", "height"), ("genome_build", "GRCh38")], variant =>
        [
            Text(variant.Chromosome), Whole(variant.Position), Gen.Elements("rs9", "marker"), Text(variant.Alt.ToLowerInvariant()), Text(variant.Ref.ToLowerInvariant()), Share, Effect, StandardError, PValue, Gen.Elements("+-?", "+++"), Free,
        ]),
        new("regenie", "step2_height.regenie", " ", "CHROM GENPOS ID ALLELE0 ALLELE1 A1FREQ INFO N TEST BETA SE CHISQ LOG10P EXTRA", [("trait", "height"), ("genome_build", "GRCh38")], variant =>
        [
            Text(variant.Chromosome), Whole(variant.Position), Gen.Elements("rs9", "id"), Text(variant.Ref), Text(variant.Alt), Share, Share, Whole(1, 999), Text("ADD"), Effect, StandardError, Free.Where(text => text.Length > 0 && !text.Contains(' ')),
            Gen.Elements("4.1983", "4.19830", "0", "-0", "1e3", ".5", "350"), Text("NA"),
        ]),
        new("tensorqtl_cis_nominal", "Cohort.cis_qtl_pairs.2.txt", "\t", "phenotype_id\tvariant_id\ttss_distance\taf\tma_samples\tma_count\tpval_nominal\tslope\tslope_se", [("study", "Cohort"), ("quantity", "exon"), ("context", "blood"), ("sample_size", "400"), ("genome_build", "GRCh38")], variant =>
        [
            Gen.Elements("ENSG09900000001.15_1636343_1636464", "ENSG09900000002.3"), Gen.Elements($"chr{variant.Chromosome}_{variant.Position}_{variant.Ref}_{variant.Alt}", $"{variant.Chromosome}:{variant.Position}:{variant.Ref}:{variant.Alt}"),
            Whole(-999, 999), Share, Whole(1, 99), Whole(1, 99), PValue, Effect, StandardError,
        ]),
    ];

    /// <summary>Rows of the format. No two of them are of one variant, so that none is folded or contradicts another.</summary>
    public Gen<string[]> Rows(Gen<string> chromosome, int mostRows) =>
        from count in Gen.Choose(1, mostRows)
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        from rows in order.Select(i => Row(chromosome, 1_000 + (100 * i))).Aggregate(
            Gen.Constant(Array.Empty<string>()), (before, next) => from lines in before from line in next select lines.Append(line).ToArray())
        select rows;

    /// <summary>A row of a variant at a position.</summary>
    public Gen<string> Row(Gen<string> chromosome, int position) =>
        from place in chromosome
        from reference in Sequence
        from alternative in Sequence.Where(allele => allele != reference)
        from line in Row(new(place, position, reference, alternative))
        select line;

    public Gen<string> Row(Variant variant) =>
        Cells(variant).Aggregate((before, next) => from text in before from cell in next select text + Delimiter + cell);

    public override string ToString() => Name;

    static Gen<string> Text(string text) => Gen.Constant(text);

    static Gen<string> Whole(int least, int most) => Gen.Choose(least, most).Select(number => number.ToString(CultureInfo.InvariantCulture));

    static Gen<string> Whole(int number) => Text(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Where a row is, and its alleles.</summary>
    public sealed record Variant(string Chromosome, int Position, string Ref, string Alt);
}
