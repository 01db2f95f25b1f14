using System.Globalization;
using System.IO.Compression;
using QtlQuery.Core;

namespace QtlQuery.Cli.Demo;

/// <summary>Writes what a lab would map QTLs from: everyone's genotypes as VCF, and a context's expression as BED in the layout of FastQTL and tensorQTL.</summary>
static class CohortFiles
{
    /// <summary>A person's name in both files.</summary>
    public static string NameOf(int person) => string.Create(CultureInfo.InvariantCulture, $"P{person + 1:000}");

    /// <param name="copies">Of alt, an array for each site of the population, a number for each person.</param>
    public static void WriteGenotypes(string path, Population population, byte[][] copies)
    {
        using var writer = Create(path);
        writer.WriteLine("##fileformat=VCFv4.3");
        foreach (var chromosome in population.Sites.Select(site => site.Variant.Chromosome).Distinct())
            writer.WriteLine($"##contig=<ID=chr{chromosome}>");
        writer.WriteLine("##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">");
        writer.WriteLine("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', Enumerable.Range(0, copies[0].Length).Select(NameOf)));
        foreach (var (site, counts) in population.Sites.Zip(copies))
        {
            var variant = site.Variant;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"chr{variant.Chromosome}\t{variant.Position}\t{variant.Id}\t{variant.Ref}\t{variant.Alt}\t.\tPASS\t.\tGT"));
            foreach (var count in counts)
                writer.Write(count switch { 0 => "\t0/0", 1 => "\t0/1", _ => "\t1/1" });
            writer.WriteLine();
        }
    }

    public static void WriteExpression(string path, DemoContext context)
    {
        using var writer = Create(path);
        writer.WriteLine("#chr\tstart\tend\tgene_id\t" + string.Join('\t', context.People.Select(NameOf)));
        foreach (var gene in context.Genes.OrderBy(gene => Chromosome.Order(gene.Chromosome)).ThenBy(gene => gene.Start))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"chr{gene.Chromosome}\t{gene.Start - 1}\t{gene.Start}\t{gene.Id}"));
            foreach (var value in context.Trait(gene))
                writer.Write("\t" + value.ToString("R", CultureInfo.InvariantCulture));
            writer.WriteLine();
        }
    }

    static StreamWriter Create(string path) => new(new GZipStream(File.Create(path), CompressionLevel.Optimal)) { NewLine = "\n" };
}
