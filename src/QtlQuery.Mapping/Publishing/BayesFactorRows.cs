using System.Text;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes rows of <c>signal_bayes_factors</c>.</summary>
sealed class BayesFactorRows(SortedRows sorted)
{
    /// <summary>In the order of their places.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["chromosome", "molecular_trait_id", "gene_id", "gene_version", "signal", "position", "ref", "alt", "ln_bayes_factor"];

    /// <param name="logs">Natural logarithms, one a variant.</param>
    public void Add(TraitName name, string signal, IReadOnlyList<TestedVariant> variants, double[] logs)
    {
        var rows = sorted.Rows;
        var signalName = Encoding.UTF8.GetBytes(signal);
        for (var i = 0; i < logs.Length; i++)
        {
            var variant = variants[i].Variant;
            rows.Set(0, variant.Chromosome);
            rows.Set(1, name.IdBytes);
            if (name.GeneIdBytes is not null)
                rows.Set(2, name.GeneIdBytes);
            if (name.GeneVersion is { } version)
                rows.Set(3, version);
            rows.Set(4, signalName);
            rows.Set(5, variant.Position);
            rows.Set(6, variant.Ref);
            rows.Set(7, variant.Alt);
            rows.Set(8, logs[i]);
            rows.EndRow();
        }
    }
}
