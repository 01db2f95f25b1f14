using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.LinkageDisequilibrium;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>Passes on variants of which no two near each other are in LD, as they come in the order of a file; the same as if a whole chromosome were pruned at once.</summary>
/// <param name="take">Takes the kept variants a stretch at a time: of each its samples' copies of alt.</param>
sealed class PrunedVariants(double greatestR2, Action<IReadOnlyList<double[]>> take)
{
    const int Window = 200; // variants, moved by half of it: what GTEx's genotype components were made with
    const int Step = 100;
    const int Stretch = 2_000; // variants in memory; a whole number of steps

    readonly LdPruning _pruning = new(greatestR2, Step, Window);
    readonly List<int> _positions = [];
    readonly List<double[]> _copies = [];
    string? _chromosome;

    public void Add(GenotypeVariant variant, double[] copies)
    {
        if (variant.Chromosome != _chromosome)
        {
            End();
            _chromosome = variant.Chromosome;
        }
        else if (_positions.Count == Stretch)
        {
            // Windows that begin in the last step see variants to come. What is gone already cannot come back: it no longer varies, and is pruned first.
            Pass(Stretch - Step);
        }

        _positions.Add(variant.Position);
        _copies.Add(copies);
    }

    /// <summary>Passes on the last variants.</summary>
    public void End() => Pass(_positions.Count);

    void Pass(int count)
    {
        var kept = _pruning.Kept(_positions, _copies);
        take([.. kept.Where(place => place < count).Select(place => _copies[place])]);
        var keptAfter = kept.Where(place => place >= count).ToHashSet();
        for (var place = count; place < _copies.Count; place++)
        {
            if (!keptAfter.Contains(place))
                _copies[place] = new double[_copies[place].Length];
        }

        _positions.RemoveRange(0, count);
        _copies.RemoveRange(0, count);
    }
}
