using System.Text.RegularExpressions;
using QtlQuery.Core;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>What the header of a VCF says: its build and, where statistics stand in a sample column, which one is the study.</summary>
static partial class VcfHeader
{
    const int FixedColumns = 9;

    // Length of chromosome 1 in bp, by build (GRC).
    static readonly Dictionary<string, string> BuildOfChromosome1 = new() { ["249250621"] = "GRCh37", ["248956422"] = "GRCh38", ["247249719"] = "NCBI36" };

    /// <summary>Renames the chosen sample's column to <c>sample</c> and gives the facts genome_build and sample_name.</summary>
    /// <param name="hasStudy">Whether a sample column is read at all; tables of sites need none.</param>
    /// <exception cref="QtlQueryException">The file holds several studies, or none, and the user has not said which.</exception>
    public static (IReadOnlyList<string> Columns, Dictionary<string, string> Facts) Read(
        SourceFile file, IReadOnlyList<string> metaLines, IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> set, bool hasStudy)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Build(metaLines) is { } build)
            facts["genome_build"] = build;
        if (!hasStudy)
            return (columns, facts);

        var samples = columns.Skip(FixedColumns).ToList();
        var chosen = set.GetValueOrDefault("sample") ?? (samples is [var only] ? only : null);
        if (chosen is null || !samples.Contains(chosen))
        {
            throw new QtlQueryException(
                samples.Count == 0 ? $"'{file.Path}' has no sample column, so it is no GWAS-VCF" : $"'{file.Path}' holds {samples.Count} studies: {string.Join(", ", samples)}",
                samples.Count == 0 ? "A GWAS-VCF has its statistics in a sample column." : "Choose one with --set sample=NAME; each becomes a dataset of its own.");
        }

        facts["sample_name"] = chosen;
        return ([.. columns.Select((column, i) => i >= FixedColumns && column == chosen ? "sample" : column)], facts);
    }

    // Contigs say it twice: by assembly, and by the length of chromosome 1, which cannot be misspelt.
    static string? Build(IReadOnlyList<string> metaLines)
    {
        foreach (var line in metaLines.Where(line => line.StartsWith("##contig=", StringComparison.Ordinal)))
        {
            if (Contig1().IsMatch(line) && Length().Match(line) is { Success: true } length && BuildOfChromosome1.TryGetValue(length.Groups[1].Value, out var build))
                return build;
        }

        return metaLines.Select(line => Assembly().Match(line)).FirstOrDefault(match => match.Success) is { } assembly && GenomeBuild.TryParse(assembly.Value, out var named)
            ? named.Name
            : null;
    }

    [GeneratedRegex("[<,]ID=(chr)?1[,>]")]
    private static partial Regex Contig1();

    [GeneratedRegex("length=([0-9]+)")]
    private static partial Regex Length();

    [GeneratedRegex("(?<=assembly=.*)(GRCh3[78]|hg19|hg38|b37|b38)", RegexOptions.IgnoreCase)]
    private static partial Regex Assembly();
}
