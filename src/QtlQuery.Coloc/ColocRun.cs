namespace QtlQuery.Coloc;

/// <summary>What a run computed and what it left.</summary>
/// <param name="Results">In the order of dataset, locus and trait.</param>
/// <param name="Pairs">Pairs of a locus and a trait that were looked at.</param>
/// <param name="Skipped">Those of them that a bound proved to be below <see cref="ColocRequest.LeastH4"/>.</param>
/// <param name="Below">Those of them that were computed and are below it.</param>
/// <param name="EmptyLoci">Loci in which the GWAS has no variant.</param>
public sealed record ColocRun(IReadOnlyList<ColocResult> Results, long Pairs, long Skipped, long Below, int EmptyLoci);
