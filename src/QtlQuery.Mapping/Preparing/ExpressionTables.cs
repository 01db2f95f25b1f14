using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Mapping.Preparing;

/// <summary>Read counts and transcripts per million of the same genes and samples.</summary>
public sealed class ExpressionTables
{
    // What HTSeq and STAR write below the genes: reads that belong to none.
    static readonly string[] NoGenes =
        ["__no_feature", "__ambiguous", "__too_low_aQual", "__not_aligned", "__alignment_not_unique", "N_unmapped", "N_multimapping", "N_noFeature", "N_ambiguous"];

    ExpressionTables(string path, IReadOnlyList<string> genes, IReadOnlyList<string> samples, IReadOnlyList<double[]> counts, IReadOnlyList<double[]> tpm, IReadOnlyList<string> remarks) =>
        (Path, Genes, Samples, Counts, Tpm, Remarks) = (path, genes, samples, counts, tpm, remarks);

    /// <summary>The file of counts.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Genes { get; }

    public IReadOnlyList<string> Samples { get; }

    /// <summary>Of each sample its reads of every gene.</summary>
    public IReadOnlyList<double[]> Counts { get; }

    /// <summary>Of each sample its transcripts per million of every gene.</summary>
    public IReadOnlyList<double[]> Tpm { get; }

    /// <summary>Sentences about what was left out.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The same genes of these samples, in this order.</summary>
    /// <param name="samples">Some of <see cref="Samples"/>.</param>
    public ExpressionTables Select(IReadOnlyList<string> samples)
    {
        var places = Places(Path, Samples, samples);
        return new(Path, Genes, samples, [.. places.Select(place => Counts[place])], [.. places.Select(place => Tpm[place])], Remarks);
    }

    /// <summary>Counts and TPM of the genes and samples that both tables have.</summary>
    /// <exception cref="QtlQueryException">The counts are none, or the tables share no genes.</exception>
    internal static ExpressionTables Of(ValueTable counts, ValueTable tpm)
    {
        RefuseRepeated(counts, tpm);
        var rows = tpm.Ids.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        var genes = SharedGenes(counts, tpm.Path, tpm.Ids[0], $"are not in {tpm.Path}", rows.ContainsKey, out var remarks);
        string[] samples = [.. counts.Samples.Intersect(tpm.Samples, StringComparer.Ordinal)];
        var reads = Columns(counts, genes, samples);
        CheckCounts(counts, genes, samples, reads);
        var tpmRows = genes.ConvertAll(gene => rows[counts.Ids[gene]]);
        var perMillion = Columns(tpm, tpmRows, samples);
        Check(tpm, tpmRows, samples, perMillion);
        return new(counts.Path, [.. genes.Select(gene => counts.Ids[gene])], samples, reads, perMillion, remarks);
    }

    /// <summary>Counts, and TPM made of them and the lengths of genes.</summary>
    /// <param name="annotation">A GTF file with exons.</param>
    /// <exception cref="QtlQueryException">The counts are none, or the annotation has no exons or none of the genes.</exception>
    internal static ExpressionTables Of(ValueTable counts, string annotation)
    {
        RefuseRepeated(counts);
        var lengths = new GeneTable<int>(TraitFiles.IsGtf(annotation) ? GtfExons.Lengths(annotation) : []);
        if (lengths.Example is null)
            throw new QtlQueryException($"{annotation} has no exons, whose lengths transcripts per million are made with", "Give a table of TPM (--tpm), or a GTF file with lines of exons.");
        var genes = SharedGenes(counts, annotation, lengths.Example, $"have no exons in {annotation}", id => lengths.Find(id) is not null, out var remarks);
        var reads = Columns(counts, genes, counts.Samples);
        CheckCounts(counts, genes, counts.Samples, reads);
        var tpm = ReadCounts.TranscriptsPerMillion(reads, genes.ConvertAll(gene => (double)lengths.Find(counts.Ids[gene])!.Value));
        return new(counts.Path, [.. genes.Select(gene => counts.Ids[gene])], counts.Samples, reads, tpm, remarks);
    }

    // Rows of the genes that the other file has, too.
    static List<int> SharedGenes(ValueTable counts, string other, string? example, string lacking, Predicate<string> isThere, out List<string> remarks)
    {
        remarks = [];
        List<int> all = [.. Enumerable.Range(0, counts.Ids.Count)];
        var summaries = all.FindAll(row => NoGenes.Contains(counts.Ids[row]));
        var genes = all.FindAll(row => isThere(counts.Ids[row]));
        if (genes.Count == 0)
            throw new QtlQueryException($"{other} has none of the genes of {counts.Path}, such as '{counts.Ids[0]}'", $"The ids have to be the same; there they are such as '{example}'.");
        Say(remarks, summaries, "are reads of no gene");
        Say(remarks, [.. all.Except(genes).Except(summaries)], lacking);
        genes.RemoveAll(summaries.Contains);
        return genes;

        void Say(List<string> said, List<int> rows, string why)
        {
            if (rows.Count > 0)
                said.Add(string.Create(CultureInfo.InvariantCulture, $"has {rows.Count} rows that {why}, and that are left out: {string.Join(", ", rows.Take(3).Select(row => counts.Ids[row]))}{(rows.Count > 3 ? ", …" : "")}"));
        }
    }

    static IReadOnlyList<double[]> Columns(ValueTable table, List<int> rows, IReadOnlyList<string> samples)
    {
        return [.. Places(table.Path, table.Samples, samples).Select(place => rows.ConvertAll(row => table.Values[(row * table.Samples.Count) + place]).ToArray())];
    }

    static int[] Places(string path, IReadOnlyList<string> all, IReadOnlyList<string> wanted)
    {
        var selection = new SampleSelection(path, all);
        selection.Select(wanted);
        return selection.Places;
    }

    static void CheckCounts(ValueTable table, List<int> rows, IReadOnlyList<string> samples, IReadOnlyList<double[]> columns)
    {
        const double Million = 1e6;
        Check(table, rows, samples, columns);
        var sums = columns.Select(column => column.Sum()).ToList();
        if (sums.IndexOf(0) is >= 0 and var empty)
            throw new QtlQueryException($"{table.Path}: sample {samples[empty]} has no reads", "Leave it out of the list of samples.");
        if (sums.Count > 1 && sums.TrueForAll(sum => Math.Abs(sum - Million) < 1e-3 * Million))
            throw new QtlQueryException($"{table.Path}: the values of every sample sum to a million", "They are TPM or CPM; counts are reads, not scaled.");
    }

    static void Check(ValueTable table, List<int> rows, IReadOnlyList<string> samples, IReadOnlyList<double[]> columns)
    {
        for (var sample = 0; sample < columns.Count; sample++)
        {
            if (Array.FindIndex(columns[sample], value => !(value >= 0)) is >= 0 and var gene)
            {
                throw new QtlQueryException(
                    string.Create(CultureInfo.InvariantCulture, $"{table.Path}: {table.Ids[rows[gene]]} is {(double.IsNaN(columns[sample][gene]) ? "missing" : columns[sample][gene])} in sample {samples[sample]}"),
                    "Counts and TPM are 0 or more, and none is missing: give the table before it was transformed.");
            }
        }
    }

    static void RefuseRepeated(params ReadOnlySpan<ValueTable> tables)
    {
        foreach (var table in tables)
        {
            if (table.Ids.Count == 0 || table.Samples.Count == 0)
                throw new QtlQueryException($"{table.Path} has no {(table.Ids.Count == 0 ? "genes" : "samples")}", "Check that this is the table of genes and samples, and that it is whole.");
            if (Repeated(table.Ids) is { } gene)
                throw new QtlQueryException($"{table.Path} has gene '{gene}' twice", "Every gene needs a row of its own: add up or remove one.");
            if (Repeated(table.Samples) is { } sample)
                throw new QtlQueryException($"{table.Path} has sample '{sample}' twice", "Every sample needs a name of its own: rename or remove one.");
        }
    }

    static string? Repeated(IReadOnlyList<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !seen.Add(name));
    }
}
