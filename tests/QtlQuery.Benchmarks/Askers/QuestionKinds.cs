namespace QtlQuery.Benchmarks.Askers;

/// <summary>What the benchmark has to know of each question.</summary>
static class QuestionKinds
{
    public static string Title(this QuestionKind kind) => kind switch
    {
        QuestionKind.GeneInOne => "Q1 gene, one context",
        QuestionKind.GeneInAll => "Q2 gene, all contexts",
        QuestionKind.Variant => "Q3 variant, all contexts",
        QuestionKind.Rsid => "Q4 rsid, all contexts",
        QuestionKind.RegionInOne => "Q5 region of 1 Mb, one context",
        QuestionKind.RegionInAll => "Q5 region of 1 Mb, all contexts",
        QuestionKind.Leads => "Q6 least p of every gene and context",
        QuestionKind.SignificantCounts => "Q7 pairs with p < 5e-8, counted by context",
        QuestionKind.SignificantPairs => "Q7 pairs with p < 5e-8, listed",
        QuestionKind.GwasLocus => "Q9 GWAS locus of 1 Mb, joined with one context",
        QuestionKind.Specificity => "Q10 contexts with p < 1e-5 of every gene",
        QuestionKind.Scan => "scan: count of p < 1e-5 over all pairs",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether the answer is tested pairs, of which dataset, trait, variant, p, beta and standard error have to agree. Else whole rows have to.</summary>
    public static bool IsOfPairs(this QuestionKind kind) => kind <= QuestionKind.RegionInAll || kind == QuestionKind.SignificantPairs;

    /// <summary>Whether the answer lies at one place of the genome.</summary>
    public static bool IsOfPlace(this QuestionKind kind) => kind <= QuestionKind.RegionInAll || kind == QuestionKind.GwasLocus;

    /// <summary>Whether one dataset alone is asked.</summary>
    public static bool IsOfOneDataset(this QuestionKind kind) => kind is QuestionKind.GeneInOne or QuestionKind.RegionInOne or QuestionKind.GwasLocus;
}
