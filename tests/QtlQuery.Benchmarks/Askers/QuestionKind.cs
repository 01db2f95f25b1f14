namespace QtlQuery.Benchmarks.Askers;

/// <summary>What is asked, whoever is asked it.</summary>
enum QuestionKind
{
    GeneInOne,
    GeneInAll,
    Variant,
    Rsid,
    RegionInOne,
    RegionInAll,
    Leads,
    SignificantCounts,
    SignificantPairs,
    GwasLocus,
    Specificity,
    Scan,
}
