using QtlQuery.Core;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>Checks the variants and the samples of a genotype file, which is read once. Memory does not grow with the number of variants.</summary>
public static class GenotypeCheck
{
    const int BlockVariants = 256;

    /// <summary>Compared variants that are added up at once.</summary>
    const int Batch = 1024;

    /// <param name="reader">At its beginning; all samples are checked. A dosage is the call that it is within a tenth of, else missing, as in PLINK 2.</param>
    /// <param name="options">That the reader was opened with: sexes and build are taken from it.</param>
    /// <param name="components">Principal components that are wanted.</param>
    /// <param name="take">Takes each variant in the order of the file.</param>
    /// <exception cref="QtlQueryException">The file is damaged, or has no variant by which samples can be compared.</exception>
    public static CheckedGenotypes Run(IGenotypeReader reader, GenotypeOptions options, GenotypeLimits limits, int components, Action<VariantQuality> take, CancellationToken cancellation = default)
    {
        Sex[] sexes = [.. reader.Samples.Select((sample, place) => options.Sexes?.GetValueOrDefault(sample) is { } said and not Sex.Unknown ? said : reader.Sexes?[place] ?? Sex.Unknown)];
        var check = new VariantCheck(limits, sexes, options.Build);
        var similarity = new GenotypeSimilarity(sexes.Length);
        var batch = new List<double[]>(Batch);
        var pruned = new PrunedVariants(limits.GreatestComparedR2, AddToBatch);
        var failed = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (variants, passing, autosomal, called) = (0L, 0L, 0L, new long[sexes.Length]);
        var block = new GenotypeBlock(BlockVariants);
        var calls = new sbyte[sexes.Length];
        while (reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            for (var row = 0; row < block.Count; row++)
            {
                Call(block, row, calls);
                var quality = check.Of(block.Variants[row], calls);
                variants++;
                passing += quality.Failed.Count == 0 ? 1 : 0;
                foreach (var limit in quality.Failed)
                    failed[limit] = failed.GetValueOrDefault(limit) + 1;
                take(quality);
                if (Chromosome.Order(quality.Variant.Chromosome) > Chromosome.Order("22"))
                    continue;
                autosomal++;
                Count(calls, called);
                if (quality.Failed.Count == 0 && quality.MinorFrequency >= limits.LeastComparedFrequency)
                    pruned.Add(quality.Variant, Array.ConvertAll(calls, call => call == GenotypeBlock.Missing ? double.NaN : call));
            }
        }

        pruned.End();
        similarity.Add(batch);
        if (similarity.Variants == 0)
            throw new QtlQueryException($"{reader.Path} has no autosomal variant that passes and is common, by which samples could be compared", "Lower the limits, or give genotypes of an autosome.");
        var related = similarity.Related(limits.LeastRelationship);
        var (eigenvalues, vectors) = similarity.Components();
        return new(
            variants,
            passing,
            failed,
            similarity.Variants,
            Samples(reader.Samples, sexes, called, autosomal, similarity, limits, related),
            [.. related.Select(pair => new RelatedPair(reader.Samples[pair.Sample1], reader.Samples[pair.Sample2], pair.Kinship))],
            new(reader.Samples, [.. vectors.Take(components).Select((vector, number) => new CovariateColumn(FormattableString.Invariant($"genotype_PC{number + 1}"), vector, null))]),
            eigenvalues,
            check.UntestedOfX,
            reader.LeftOut)
        {
            KinshipCounts = similarity.KinshipHistogram(CheckedGenotypes.FirstKinship, CheckedGenotypes.KinshipBinWidth, CheckedGenotypes.KinshipBins),
        };

        void AddToBatch(IReadOnlyList<double[]> kept)
        {
            foreach (var copies in kept)
            {
                batch.Add(copies);
                if (batch.Count < Batch)
                    continue;
                similarity.Add(batch);
                batch.Clear();
            }
        }
    }

    static void Call(GenotypeBlock block, int row, sbyte[] calls)
    {
        const double Farthest = 0.1 + 1e-9; // dosages are printed with a few digits
        if (!block.HasDosages)
        {
            block.CallsOf(row).CopyTo(calls);
            return;
        }

        var dosages = block.DosagesOf(row);
        for (var sample = 0; sample < calls.Length; sample++)
            calls[sample] = Math.Round(dosages[sample]) is var nearest && Math.Abs(dosages[sample] - nearest) <= Farthest ? (sbyte)nearest : GenotypeBlock.Missing;
    }

    static void Count(ReadOnlySpan<sbyte> calls, long[] called)
    {
        for (var sample = 0; sample < called.Length; sample++)
            called[sample] += calls[sample] == GenotypeBlock.Missing ? 0 : 1;
    }

    static CheckedSample[] Samples(
        IReadOnlyList<string> names, Sex[] sexes, long[] called, long autosomal, GenotypeSimilarity similarity, GenotypeLimits limits, IReadOnlyList<(int Sample1, int Sample2, double Kinship)> related)
    {
        HashSet<int> toLeaveOut = similarity.Variants < limits.FewestComparedForRelations ? [] : [.. Relatedness.ToLeaveOut(related.Select(pair => (pair.Sample1, pair.Sample2)))];
        return [.. names.Select((name, sample) =>
        {
            var rate = (double)called[sample] / autosomal;
            string?[] reasons = [rate >= limits.LeastSampleCallRate ? null : "call_rate", toLeaveOut.Contains(sample) ? "related" : null];
            return new CheckedSample(name, sexes[sample], rate, similarity.Inbreeding[sample], [.. reasons.OfType<string>()]);
        })];
    }
}
