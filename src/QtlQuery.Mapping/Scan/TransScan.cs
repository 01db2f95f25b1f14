using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Tests every variant with every trait, and keeps the pairs whose p-value is small enough.</summary>
/// <remarks>
/// Correlations are worked out in single precision for a block of variants and 32 traits at a time; a pair that may pass is tested again
/// in double precision, so that what is kept is exact. Memory holds a few blocks, the traits, and what is kept.
/// </remarks>
sealed class TransScan
{
    const int Width = LookupProducts.Width;
    const int VariantsABlock = 2048;

    // Single precision is wrong by less: no pair that passes is missed.
    const float Margin = 1e-4f;

    readonly TransOptions _options;
    readonly ModelBasis _basis;
    readonly PairRegression _regression;
    readonly List<TraitResiduals> _traits;
    readonly Dictionary<UntestedReason, int> _untested;
    readonly ExcludedPairs _excluded;
    readonly float _leastSquare;

    /// <param name="chunk">Ids of the traits that are tested; null for all.</param>
    /// <exception cref="QtlQueryException">The covariates leave no degree of freedom.</exception>
    public TransScan(IReadOnlyList<ScannedTrait> traits, CovariateBasis covariates, TransOptions options, IReadOnlySet<string>? chunk = null)
    {
        if (covariates.Df < 1)
            throw new QtlQueryException($"{covariates.Samples} samples are too few for {covariates.Rank} covariates", "A test needs at least three samples more than covariates.");
        (_options, _basis) = (options, new(covariates));
        _regression = new(_basis);
        var all = traits.OrderBy(trait => trait.Id, StringComparer.Ordinal).Select(trait => new TraitResiduals(trait, _basis)).ToList();
        var own = all.Where(trait => chunk is null || chunk.Contains(trait.Trait.Id)).ToList();
        _traits = [.. own.Where(trait => trait.Reason is null)];
        _untested = own.Where(trait => trait.Reason is not null).CountBy(trait => trait.Reason!.Value).ToDictionary();
        _excluded = new([.. _traits.Select(trait => trait.Trait)], [.. all.Where(trait => trait.Reason is null).Select(trait => trait.Trait)], options);
        var t = StudentTail.TFromLogTwoSided(-options.LeastNegLog10P * Math.Log(10), covariates.Df);
        _leastSquare = (float)(t * t / (t * t + covariates.Df)) * (1 - Margin);
    }

    /// <param name="progress">Told the variants that are done.</param>
    public TransOutcome Run(IGenotypeReader reader, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var tiles = new TraitTiles(_traits, _basis.Samples);
        var spare = new ConcurrentBag<GenotypeBlock>();
        var blocks = new ConcurrentDictionary<int, Block>();
        var counts = new CorrelationCounts();
        var done = 0L;
        Parallel.ForEach(
            Partitioner.Create(Read(reader, spare), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellation },
            () => new CorrelationCounts(),
            (read, _, own) =>
            {
                blocks[read.Number] = Scan(read.Number, read.Block, tiles, own);
                progress?.Report(Interlocked.Add(ref done, read.Block.Count));
                spare.Add(read.Block);
                return own;
            },
            own =>
            {
                lock (counts)
                    counts.Add(own);
            });

        var all = blocks.OrderBy(each => each.Key).Select(each => each.Value).ToList();
        return new(WithRates([.. all.SelectMany(block => block.Hits)], counts), counts.Tests, all.Sum(block => block.Excluded), all.Sum(block => (long)block.LeftOut), counts, _untested);
    }

    /// <summary>What this scan would have found, from what scans of some of its traits each found.</summary>
    public TransOutcome Join(IReadOnlyList<TransOutcome> chunks)
    {
        var counts = new CorrelationCounts();
        foreach (var chunk in chunks)
            counts.Add(chunk.Correlations);
        List<TransHit> hits = [.. chunks.SelectMany(chunk => chunk.Hits).OrderBy(hit => hit.Variant.Ordinal).ThenBy(hit => hit.Trait.Id, StringComparer.Ordinal)];
        return new(WithRates(hits, counts), counts.Tests, chunks.Sum(chunk => chunk.Excluded), chunks[0].VariantsLeftOut, counts, _untested);
    }

    static IEnumerable<(int Number, GenotypeBlock Block)> Read(IGenotypeReader reader, ConcurrentBag<GenotypeBlock> spare)
    {
        for (var number = 0; ; number++)
        {
            var block = spare.TryTake(out var used) ? used : new(VariantsABlock);
            if (!reader.Read(block))
                yield break;
            yield return (number, block);
        }
    }

    Block Scan(int number, GenotypeBlock genotypes, TraitTiles tiles, CorrelationCounts counts)
    {
        var centred = new double[_basis.Samples];
        var variants = new List<TestedVariant>(genotypes.Count);
        for (var row = 0; row < genotypes.Count; row++)
        {
            var variant = TestedVariant.Of(genotypes, row, _basis, centred);
            variant.Ordinal = number * VariantsABlock + row;
            if (_options.Admits(variant))
                variants.Add(variant);
        }

        var block = new Block { LeftOut = genotypes.Count - variants.Count };
        if (variants.Count == 0)
            return block;
        var segment = ExcludedPairs.Segment.None;
        var excluded = variants.ConvertAll(variant => (segment = segment.Holds(variant.Variant.Chromosome, variant.Variant.Position) ? segment : _excluded.At(variant.Variant.Chromosome, variant.Variant.Position)).Traits);
        block.Excluded = excluded.Sum(traits => (long)traits.Count);
        var candidates = new List<(int Variant, int Trait)>();
        using var window = VariantWindow.Of(variants, _basis.Samples);
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var firstTrait = tile * Width;
            var traits = Math.Min(Width, _traits.Count - firstTrait);
            window.Multiply(tiles[tile], (first, products) => Take(variants, excluded, first, products, firstTrait, traits, counts, candidates));
        }

        // By variant and then by trait, whose order is that of their names.
        candidates.Sort();
        foreach (var (place, trait) in candidates)
        {
            var (variant, residuals) = (variants[place], _traits[trait]);
            variant.Centre(centred);
            var test = _regression.Test(centred, variant.Squares, residuals.Values, residuals.Squares);
            if (test.NegLog10P >= _options.LeastNegLog10P)
                block.Hits.Add(new(new(variant.Ordinal, variant.Variant, variant.Counts), residuals.Trait, test, double.NaN));
        }

        return block;
    }

    void Take(List<TestedVariant> variants, List<IReadOnlyList<int>> excluded, int first, ReadOnlySpan<float> products, int firstTrait, int traits, CorrelationCounts counts, List<(int, int)> candidates)
    {
        Span<float> correlations = stackalloc float[Width];
        for (var i = 0; i < products.Length / Width; i++)
        {
            var place = first + i;
            var largest = Scale(products.Slice(i * Width, Width), variants[place].InverseLength, correlations);
            for (var trait = 0; trait < traits; trait++)
                counts.Add(correlations[trait]);
            foreach (var trait in excluded[place])
            {
                if (trait >= firstTrait && trait < firstTrait + traits)
                    counts.Remove(correlations[trait - firstTrait]);
            }

            if (largest < _leastSquare)
                continue;
            for (var trait = 0; trait < traits; trait++)
            {
                if (correlations[trait] * correlations[trait] >= _leastSquare && !excluded[place].Contains(firstTrait + trait))
                    candidates.Add((place, firstTrait + trait));
            }
        }
    }

    // Returns the largest square.
    static float Scale(ReadOnlySpan<float> products, float inverseLength, Span<float> correlations)
    {
        var most = Vector256<float>.Zero;
        for (var i = 0; i < Width; i += Vector256<float>.Count)
        {
            var correlation = Vector256.Create(products[i..]) * Vector256.Create(inverseLength);
            correlation.CopyTo(correlations[i..]);
            most = Vector256.Max(most, correlation * correlation);
        }

        var largest = 0f;
        for (var i = 0; i < Vector256<float>.Count; i++)
            largest = Math.Max(largest, most[i]);
        return largest;
    }

    // Every test with a p as small as a hit's is a hit itself, so ranks among hits are ranks among all tests. A test that was not kept may still
    // have a lesser rate, which then is that of the hits before it.
    List<TransHit> WithRates(List<TransHit> hits, CorrelationCounts counts)
    {
        var tests = counts.Tests;
        var order = Enumerable.Range(0, hits.Count).OrderByDescending(i => hits[i].Test.NegLog10P).ThenBy(i => i).ToArray();
        var rate = counts.LeastRate(_leastSquare, _basis.DegreesOfFreedom);
        for (var rank = order.Length; rank > 0; rank--)
        {
            var hit = hits[order[rank - 1]];
            rate = Math.Min(rate, Math.Pow(10, -hit.Test.NegLog10P + Math.Log10((double)tests / rank)));
            hits[order[rank - 1]] = hit with { FalseDiscoveryRate = rate };
        }

        return hits;
    }

    sealed class Block
    {
        public List<TransHit> Hits { get; } = [];

        public long Excluded { get; set; }

        public int LeftOut { get; init; }
    }
}
