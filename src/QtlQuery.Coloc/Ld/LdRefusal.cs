using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.Ld;

/// <summary>Flaws of LD as a table names them.</summary>
static class LdRefusal
{
    public static string Of(LdFlaw? flaw) => flaw == LdFlaw.NotPositiveSemiDefinite ? "ld_not_positive_definite" : "ld_out_of_range";
}
