namespace QtlQuery.Statistics.Genotypes;

/// <summary>How often each pair of calls occurs: homozygous for ref, heterozygous, homozygous for alt; the first's call, then the second's.</summary>
public readonly record struct CallPairs(int RefRef, int RefHet, int RefAlt, int HetRef, int HetHet, int HetAlt, int AltRef, int AltHet, int AltAlt);
