using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>Where a GWAS has something to explain.</summary>
public static class GwasLoci
{
    /// <summary>bp on either side of a lead where nothing else is said.</summary>
    public const int Window = 500_000;

    /// <summary>A region around each lead variant, in the order of the genome.</summary>
    /// <param name="p">Largest p of a lead.</param>
    /// <param name="window">bp on either side of the lead, and the distance at which the next one may be.</param>
    public static IReadOnlyList<GenomicRegion> AroundLeads(QtlStore store, string gwas, double p, int window) =>
        Regions(store, "select chromosome, greatest(1, position - $window), position + $window from gwas_loci($gwas, p := $p, window_bp := $window) order by locus", gwas, p, window);

    /// <summary>From the first to the last variant of each stretch of significant variants, and the window on either side.</summary>
    public static IReadOnlyList<GenomicRegion> ByBreaker(QtlStore store, string gwas, double p, int window) =>
        Regions(store, "select chromosome, greatest(1, first_bp), last_bp from gwas_loci_by_breaker($gwas, p := $p, flank_bp := $window) order by locus", gwas, p, window);

    static List<GenomicRegion> Regions(QtlStore store, string sql, string gwas, double p, int window)
    {
        using var rows = store.Read(sql, new Dictionary<string, object?> { ["gwas"] = gwas, ["p"] = p, ["window"] = window });
        var regions = new List<GenomicRegion>();
        while (rows.Next())
            regions.Add(new(rows.Rows.GetString(0), rows.Rows.GetInt32(1), rows.Rows.GetInt32(2)));
        return regions;
    }
}
