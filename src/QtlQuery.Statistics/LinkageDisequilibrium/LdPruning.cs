using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Statistics.LinkageDisequilibrium;

/// <summary>A subset of variants of which no two in a sliding window are correlated: for principal components and relatedness, which count LD blocks once.</summary>
/// <remarks>
/// PLINK 1.9's --indep-pairwise, also in its order: of a correlated pair the variant of the lower minor allele frequency goes, of equal ones the later;
/// after each removal the next variant of the window is looked at, and the window again until nothing is removed. Variants that do not vary go first.
/// </remarks>
/// <param name="R2">Pairs above it are correlated.</param>
/// <param name="Step">Variants by which the window moves.</param>
/// <param name="Variants">Width of the window in variants, where it has none in bases.</param>
/// <param name="Bp">Width of the window in bases.</param>
public sealed record LdPruning(double R2, int Step = 1, int? Variants = null, int? Bp = null)
{
    const double Slack = 1.0 / (1L << 44);

    /// <summary>Positions in the list of the variants that are kept.</summary>
    /// <param name="positions">Ascending, of one chromosome.</param>
    /// <param name="dosages">Copies of alt of each variant; NaN is a missing call.</param>
    public int[] Kept(IReadOnlyList<int> positions, IReadOnlyList<double[]> dosages)
    {
        if (Step < 1 || (Variants is null) == (Bp is null))
            throw new ArgumentException("A window has a step of at least 1, and a width in variants or in bases.");

        var frequencies = dosages.Select(dosage => AlleleCounts.Of(dosage).MinorFrequency).ToArray();
        var pairs = new VariantPairs(dosages);
        var removed = dosages.Select(dosage => !Varies(dosage)).ToArray();
        for (var (start, end) = (0, 0); end < positions.Count; start += Step)
        {
            end = End(start);
            Prune([.. Enumerable.Range(start, end - start).Where(i => !removed[i])]);
        }

        return [.. Enumerable.Range(0, removed.Length).Where(i => !removed[i])];

        int End(int start)
        {
            var end = start;
            while (end < positions.Count && (Bp is { } width ? positions[end] - positions[start] <= width : end - start < Variants))
                end++;
            return end;
        }

        void Prune(int[] window)
        {
            var next = new int[window.Length]; // the first that a variant was not compared with yet
            for (var again = true; again;)
            {
                again = false;
                for (var i = 0; i < window.Length; i++)
                {
                    for (var j = Math.Max(i + 1, next[i]); !removed[window[i]] && j < window.Length; j++)
                    {
                        if (removed[window[j]] || !(pairs.Sums(window[i], window[j]).R2 > R2))
                            continue;
                        var rarer = frequencies[window[i]] < (1 - Slack) * frequencies[window[j]] ? i : j;
                        removed[window[rarer]] = again = true;
                        next[i] = j + 1;
                        break;
                    }
                }
            }
        }
    }

    static bool Varies(double[] dosages)
    {
        var called = Array.FindIndex(dosages, copies => !double.IsNaN(copies));
        return called >= 0 && Array.Exists(dosages, copies => !double.IsNaN(copies) && copies != dosages[called]);
    }
}
