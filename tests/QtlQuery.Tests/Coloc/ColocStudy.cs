using System.Globalization;
using QtlQuery.Coloc;
using QtlQuery.Core;
using QtlQuery.Statistics;

namespace QtlQuery.Tests.Coloc;

/// <summary>
/// A GWAS and two tissues over two loci of sixty variants, 1 kb apart, A to G, frequency 0.25 and independent of one another.
/// <code>
/// chr1:1000000-1059000   GWAS z 9 at variant 20
///   SHARED    Liver z 8 at variant 20, Blood z 4 there
///   DISTINCT  Liver z 8 at variant 45
///   NOTHING   Liver only, no signal
/// chr2:5000000-5059000   GWAS without a signal
///   ELSEWHERE Liver z 8 at variant 10
/// </code>
/// Liver has 100 people and misses variant 3; the GWAS has 10,000, reports the effect of the reference allele at odd variants, and misses variant 50.
/// </summary>
static class ColocStudy
{
    public const string Gwas = "S_height";
    public const string Liver = "S_ge_Liver";
    public const string Blood = "S_ge_Blood";
    public const string Shared = "ENSG09900000001";
    public const string Distinct = "ENSG09900000002";
    public const string Nothing = "ENSG09900000003";
    public const string Elsewhere = "ENSG09900000004";

    public const int Variants = 60;

    public static readonly GenomicRegion First = new("1", 1_000_000, 1_059_999);
    public static readonly GenomicRegion Second = new("2", 5_000_000, 5_059_999);

    static readonly Lazy<TestStore> Made = new(Make);

    /// <summary>Of all, for tests that only read.</summary>
    public static TestStore Store => Made.Value;

    public static ColocRequest Request => new(Gwas, [Liver, Blood], [First, Second]) { GwasSd = 1 };

    /// <summary>A z of noise, the same for everyone who asks, or the peak.</summary>
    public static double Z(string trait, int variant, int peak, double height) =>
        variant == peak ? height : Math.Round(Math.Sin(37 * (variant + 1) + trait.Length + (trait[^1] * 13)), 2);

    static TestStore Make()
    {
        var store = Make(turned: variant => variant % 2 == 1);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.Dispose();
        return store;
    }

    /// <param name="turned">Variants whose GWAS row reports the effect of the reference allele.</param>
    public static TestStore Make(Func<int, bool> turned)
    {
        var store = new TestStore();
        store.Ingest(store.Write("gwas.tsv", GwasFile(turned)), format: "gwas_ssf", dataset: Gwas, set: [("study", "S"), ("trait", "height"), ("genome_build", "GRCh38")]);
        Add(store, Liver, "Liver", [.. Rows(Shared, "1", 1_000_000, 20, 8), .. Rows(Distinct, "1", 1_000_000, 45, 8), .. Rows(Nothing, "1", 1_000_000, -1, 0), .. Rows(Elsewhere, "2", 5_000_000, 10, 8)]);
        Add(store, Blood, "Blood", Rows(Shared, "1", 1_000_000, 20, 4));
        return store;
    }

    public static IEnumerable<NominalRow> Rows(string trait, string chromosome, int start, int peak, double height) =>
        from variant in Enumerable.Range(0, Variants)
        where variant != 3
        let z = Z(trait, variant, peak, height)
        select new NominalRow(trait, chromosome, start + 1000 * variant, PValue: P(z), Beta: Text(z * 0.0625), StandardError: "0.0625");

    public static void Add(TestStore store, string dataset, string context, IEnumerable<NominalRow> rows) =>
        store.Ingest(store.Write($"{dataset}.tsv", NominalRow.File(rows.OrderBy(row => row.Chromosome).ThenBy(row => row.Position))), format: "eqtl_catalogue_nominal", dataset: dataset, set: [("study", "S"), ("quantity", "ge"), ("context", context), ("genome_build", "GRCh38")]);

    static string GwasFile(Func<int, bool> turned)
    {
        var lines = from place in new (string Chromosome, int Start, int Peak)[] { ("1", 1_000_000, 20), ("2", 5_000_000, -1) }
                    from variant in Enumerable.Range(0, Variants)
                    where variant != 50
                    let z = Z(Gwas, variant, place.Peak, 9)
                    let position = place.Start + 1000 * variant
                    select turned(variant)
                        ? $"{place.Chromosome}\t{position}\tA\tG\t{Text(-z / 64)}\t{Text(1.0 / 64)}\t0.75\t{P(z)}\tEA"
                        : $"{place.Chromosome}\t{position}\tG\tA\t{Text(z / 64)}\t{Text(1.0 / 64)}\t0.25\t{P(z)}\tOA";
        return string.Join('\n', lines.Prepend("chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\tref_allele")) + "\n";
    }

    static string P(double z) => Math.Pow(10, -NormalTail.NegLog10TwoSided(z)).ToString("G6", CultureInfo.InvariantCulture);

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
