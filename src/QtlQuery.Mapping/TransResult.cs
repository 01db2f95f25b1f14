using QtlQuery.Engine.Store;

namespace QtlQuery.Mapping;

/// <summary>What a trans mapping put into a store.</summary>
/// <param name="Kept">Pairs that were stored.</param>
/// <param name="Tests">Pairs that were tested.</param>
/// <param name="Excluded">Pairs that were not, since they lie near each other or share sequence.</param>
/// <param name="SignificantPairs">Kept pairs at a false discovery rate of 5 % over all tests.</param>
/// <param name="Lambda">Genomic inflation over all tests.</param>
public sealed record TransResult(DatasetDescriptor Dataset, long Kept, long Tests, long Excluded, long SignificantPairs, double Lambda, long VariantsLeftOut);
