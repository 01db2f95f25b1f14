using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Cli;

/// <summary>Genotypes that PLINK was run on, as VCF: its A1 is alt.</summary>
static class GoldGenotypes
{
    /// <param name="gold">A folder of references with genotypes.tsv and variants.tsv.</param>
    public static string Write(string gold, string path)
    {
        var about = ReferenceCases.Rows($"{gold}/variants.tsv").ToDictionary(row => row["variant"]);
        var genotypes = ReferenceCases.Rows($"{gold}/genotypes.tsv");
        string[] samples = [.. genotypes[0].Keys.Where(key => key != "variant")];
        var lines = new List<string> { "##fileformat=VCFv4.3", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', samples) };
        foreach (var row in genotypes)
        {
            var variant = about[row["variant"]];
            var calls = samples.Select(sample => row[sample] switch { "0" => "0/0", "1" => "0/1", "2" => "1/1", _ => "./." });
            lines.Add($"{variant["chr"]}\t{variant["bp"]}\t{row["variant"]}\t{variant["A2"]}\t{variant["A1"]}\t.\t.\t.\tGT\t{string.Join('\t', calls)}");
        }

        File.WriteAllLines(path, lines);
        return path;
    }
}
