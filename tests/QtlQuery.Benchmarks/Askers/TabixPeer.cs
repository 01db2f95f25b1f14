using System.Globalization;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>tabix over the contexts' bgzipped text, one after the other, filtered by awk; scans are <c>bgzip -dc</c> through awk.</summary>
/// <remarks>Each answer starts its processes anew, as tabix is used: a warm tabix is one whose files are in the page cache.</remarks>
sealed class TabixPeer(AskedFiles files) : IAsker
{
    // Of the eQTL Catalogue's 19 columns, from 1: gene_id, variant, pvalue, beta, se.
    static readonly int[] Agreed = [17, 6, 9, 10, 11];

    public string Name => "tabix";

    public IReadOnlyList<string> Files => [.. files.Contexts.Values.SelectMany(file => new[] { file, file + ".tbi" })];

    public static string? Missing => Tool.Missing("tabix", "tabix") ?? Tool.Missing("bgzip", "tabix");

    /// <summary>It has no index of rsids, and a scan of text takes half a minute.</summary>
    public Patience Patience(QuestionKind kind) => kind switch
    {
        QuestionKind.Rsid or QuestionKind.GwasLocus or QuestionKind.Specificity or QuestionKind.SignificantPairs or QuestionKind.Scan => Askers.Patience.Never,
        QuestionKind.Leads or QuestionKind.SignificantCounts => Askers.Patience.Once,
        _ => Askers.Patience.Often,
    };

    public void Open()
    {
    }

    public long Ask(Question question, Action<object[]>? agreed)
    {
        var contexts = files.Contexts.Where(context => !question.Kind.IsOfOneDataset() || context.Key == question.Place.DatasetId);
        if (agreed is null)
            return Tool.Lines(Script(question, string.Join(' ', contexts.Select(context => context.Value)))).LongCount();
        var rows = 0L;
        foreach (var (dataset, file) in contexts)
        {
            foreach (var line in Tool.Lines(Script(question, file)))
            {
                var cells = line.Split('\t');
                agreed([dataset, .. question.Kind.IsOfPairs() ? Agreed.Select(column => Value(cells[column - 1])) : cells.Select(Value)]);
                rows++;
            }
        }

        return rows;
    }

    /// <summary>The shell's command for a question of files.</summary>
    public static string Script(Question question, string files)
    {
        var place = question.Place;
        return question.Kind switch
        {
            QuestionKind.GeneInOne or QuestionKind.GeneInAll => $"for f in {files}; do tabix $f {place.Window}; done | awk -F'\\t' '$17 == \"{place.GeneId}\"'",
            QuestionKind.Variant => $"for f in {files}; do tabix $f {place.Chromosome}:{place.Position}-{place.Position}; done | awk -F'\\t' '$3 == {place.Position} && $4 == \"{place.Ref}\" && $5 == \"{place.Alt}\"'",
            QuestionKind.RegionInOne or QuestionKind.RegionInAll => $"for f in {files}; do tabix $f {place.Region}; done | awk -F'\\t' '$3 >= {place.RegionStart}'",
            QuestionKind.Leads => $"for f in {files}; do bgzip -dc $f | awk -F'\\t' 'NR > 1 {{ n[$17]++; if (!($17 in p) || $9 + 0 < p[$17] + 0) p[$17] = $9 }} END {{ for (g in n) print g \"\\t\" p[g] \"\\t\" n[g] }}'; done",
            QuestionKind.SignificantCounts => $"for f in {files}; do bgzip -dc $f | awk -F'\\t' 'NR > 1 && $9 < 5e-8 {{ n++ }} END {{ print n + 0 }}'; done",
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    public void Dispose()
    {
    }

    static object Value(string cell) =>
        long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : cell;
}
