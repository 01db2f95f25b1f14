using System.Globalization;

namespace QtlQuery.Tests.Mapping.Preparing;

/// <summary>
/// A made-up cohort of 80 samples as it comes from the sequencer: counts of 40 genes that each have a strong cis-eQTL, of XIST and of two genes of Y, with
/// samples that something is wrong with. Even ones are female.
/// </summary>
static class CountedCohort
{
    public const int Samples = 80;
    public const int Outlying = 10;
    public const int Shallow = 20;
    public const int Swapped1 = 30;
    public const int Swapped2 = 32;
    public const int WrongSex = 40;
    public const int Degraded = 50;
    public const int Unmapped = 51;
    public const int OfUnknownRin = 52;

    const int Autosomal = 40;
    static readonly string[] Features = ["gene", "exon"];

    public static string NameOf(int sample) => string.Create(CultureInfo.InvariantCulture, $"S{sample:00}");

    public static string[] Names => [.. Enumerable.Range(0, Samples).Select(NameOf)];

    /// <summary>Writes counts.tsv, genes.gtf, genotypes.vcf and samples.tsv.</summary>
    public static void Write(TemporaryFolder folder)
    {
        var random = new Random(20);
        var (counts, gtf, vcf) = (new List<string> { "gene_id\t" + string.Join('\t', Names) }, new List<string>(), new List<string>());
        for (var gene = 0; gene < Autosomal; gene++)
        {
            var (id, start) = (Invariant($"G{gene:00}"), (gene + 1) * 3_000_000);
            gtf.AddRange(Lines(id, "chr1", start, start + 999, '+'));
            int[] copies = [.. Enumerable.Range(0, Samples).Select(_ => (random.Next(2) + random.Next(2)))];
            vcf.Add(Invariant($"chr1\t{start + 500}\tv{gene}\tG\tA\t.\tPASS\t.\tGT\t{string.Join('\t', Enumerable.Range(0, Samples).Select(sample => Call(copies[GenotypedAs(sample)])))}"));
            counts.Add(Row(id, sample => 200 * Math.Pow(2, 0.8 * copies[sample]) * (sample == Outlying && gene % 2 == 0 ? 40 : 1), random));
        }

        foreach (var (id, chromosome, start, reads) in new (string, string, int, Func<int, double>)[]
        {
            ("ENSG00000229807.12", "chrX", 73_820_000, sample => IsFemale(sample) ? 500 : 1),
            ("ENSG00000129824.16", "chrY", 2_841_000, sample => IsFemale(sample) ? 0 : 150),
            ("ENSG00000067048.17", "chrY", 12_904_000, sample => IsFemale(sample) ? 1 : 100),
        })
        {
            gtf.AddRange(Lines(id, chromosome, start, start + 999, '-'));
            counts.Add(Row(id, reads, random));
        }

        counts.Add("__no_feature\t" + string.Join('\t', Names.Select(_ => "99999")));
        File.WriteAllLines(folder["counts.tsv"], counts);
        File.WriteAllLines(folder["genes.gtf"], gtf);
        File.WriteAllLines(folder["genotypes.vcf"], ["##fileformat=VCFv4.3", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', Names), .. vcf]);
        File.WriteAllLines(folder["samples.tsv"], ["SAMPID\tSMRIN\tSMMAPRT\tSEX", .. Enumerable.Range(0, Samples).Select(About)]);
    }

    static int GenotypedAs(int sample) => sample == Swapped1 ? Swapped2 : sample == Swapped2 ? Swapped1 : sample;

    static bool IsFemale(int sample) => sample % 2 == 0;

    static string About(int sample)
    {
        var rin = sample == Degraded ? "4.5" : sample == OfUnknownRin ? "NA" : "7.5";
        var rate = sample == Unmapped ? "0.1" : "0.9";
        return $"{NameOf(sample)}\t{rin}\t{rate}\t{(IsFemale(sample) == (sample != WrongSex) ? 2 : 1)}";
    }

    static string Call(int copies) => copies switch { 0 => "0/0", 1 => "0/1", _ => "1/1" };

    static string Row(string id, Func<int, double> mean, Random random) =>
        id + "\t" + string.Join('\t', Enumerable.Range(0, Samples).Select(sample => Math.Round(mean(sample) * (0.9 + (0.2 * random.NextDouble())) / (sample == Shallow ? 10 : 1)).ToString(CultureInfo.InvariantCulture)));

    static IEnumerable<string> Lines(string id, string chromosome, int start, int end, char strand) =>
        Features.Select(feature => Invariant($"{chromosome}\tHAVANA\t{feature}\t{start}\t{end}\t.\t{strand}\t.\tgene_id \"{id}\";"));

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
