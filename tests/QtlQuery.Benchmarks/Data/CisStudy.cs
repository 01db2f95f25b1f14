using QtlQuery.Statistics;

namespace QtlQuery.Benchmarks.Data;

/// <summary>The cis results of one context over a genome that contexts share.</summary>
/// <remarks>
/// z is noise common to an LD block, noise of the pair, and the gene's signal, which decays over 60 kb. The standard error is that of a
/// real regression: s_gene × s_variant × sqrt(1 / (1 + z² / df)). Without the last factor it would compress twice as well as real ones do.
/// </remarks>
sealed class CisStudy(Genome genome, string context, int sampleSize, ulong seed)
{
    const int LdBlock = 20_000;
    const double SharedNoise = 0.8;
    const double SignalDecay = 60_000;
    const double LargestZ = 35;

    readonly CounterRandom _random = new(seed);
    readonly double _ownNoise = Math.Sqrt(1 - SharedNoise * SharedNoise);

    public string Context { get; } = context;

    public int SampleSize { get; } = sampleSize;

    /// <summary>Expression of a gene in this context, in TPM.</summary>
    public double MedianTpm(Gene gene) => Math.Exp(1.5 + 1.5 * _random.For(gene.Chromosome).Normal(-1 - gene.Index));

    /// <summary>Pairs as the eQTL Catalogue sorts them: by position, then gene. Without end.</summary>
    public IEnumerable<Pair> ByPosition(int chromosome)
    {
        using var coming = genome.Genes(chromosome).GetEnumerator();
        coming.MoveNext();
        var near = new List<PairNoise>();
        foreach (var variant in genome.Variants(chromosome))
        {
            while (coming.Current.Tss <= variant.Position + Genome.Window)
            {
                near.Add(new(coming.Current, _random));
                coming.MoveNext();
            }

            near.RemoveAll(each => each.Gene.Tss < variant.Position - Genome.Window);
            foreach (var gene in near)
                yield return Test(gene, variant);
        }
    }

    /// <summary>Pairs as GTEx sorts them: by gene, then position. Without end.</summary>
    public IEnumerable<Pair> ByGene(int chromosome)
    {
        using var coming = genome.Variants(chromosome).GetEnumerator();
        coming.MoveNext();
        var near = new List<Variant>();
        foreach (var gene in genome.Genes(chromosome))
        {
            while (coming.Current.Position <= gene.Tss + Genome.Window)
            {
                near.Add(coming.Current);
                coming.MoveNext();
            }

            near.RemoveAll(each => each.Position < gene.Tss - Genome.Window);
            var noise = new PairNoise(gene, _random);
            foreach (var variant in near)
                yield return Test(noise, variant);
        }
    }

    Pair Test(PairNoise noise, Variant variant)
    {
        var gene = noise.Gene;
        var signal = gene.CausalZ * Math.Sqrt(SampleSize / 670.0) * Math.Exp(-Math.Abs(variant.Position - gene.CausalPosition) / SignalDecay);
        var z = variant.Sign * (signal + SharedNoise * noise.OfBlock(variant.Position / LdBlock)) + _ownNoise * noise.OfVariant(variant.Index);
        z = Math.Clamp(z, -LargestZ, LargestZ);
        var ofVariant = 1 / Math.Sqrt(2 * variant.Frequency * (1 - variant.Frequency) * SampleSize);
        var error = gene.ScaleOfError * ofVariant * Math.Sqrt(1 / (1 + z * z / (SampleSize - 2)));
        return new(gene, variant, z * error, error, NormalTail.TwoSided(z));
    }
}
