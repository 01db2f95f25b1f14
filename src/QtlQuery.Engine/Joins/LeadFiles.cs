using QtlQuery.Core;

namespace QtlQuery.Engine.Joins;

/// <summary>The files of associations that can hold the lead variants of a GWAS or their proxies: a lookup reads these and no others.</summary>
public static class LeadFiles
{
    /// <summary>No LD to speak of reaches further.</summary>
    const int ProxyBp = 1_000_000;

    /// <param name="p">Largest p of a lead.</param>
    /// <param name="windowBp">Leads are this far apart.</param>
    /// <param name="datasets">QTL datasets that are asked; null for all.</param>
    /// <returns>How many leads there are, and the files.</returns>
    public static (int Leads, IReadOnlyList<string> Files) Of(QtlStore store, string gwas, double p, int windowBp, IReadOnlySet<string>? datasets, CancellationToken cancellation = default)
    {
        var leads = store.Query<(string Chromosome, int Position)>("select chromosome, position from gwas_loci($gwas, p := $p, window_bp := $window)", new { gwas, p, window = windowBp }, cancellation);
        var around = store.Catalogue.Files("ld").Count > 0 ? ProxyBp : 0;
        var files = leads
            .SelectMany(lead => store.Catalogue.Files("associations", new GenomicRegion(lead.Chromosome, Math.Max(1, lead.Position - around), lead.Position + around), datasets))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return (leads.Count, files);
    }
}
