namespace QtlQuery.Benchmarks.Data;

/// <summary>The random part of one gene's z scores. Neighbouring variants ask for the same block again and again.</summary>
sealed class PairNoise(Gene gene, CounterRandom ofStudy)
{
    readonly CounterRandom _blocks = ofStudy.For(2L * (gene.Chromosome * 1_000_000L + gene.Index));
    readonly CounterRandom _variants = ofStudy.For(2L * (gene.Chromosome * 1_000_000L + gene.Index) + 1);
    int _block = -1;
    double _ofBlock;

    public Gene Gene { get; } = gene;

    public double OfBlock(int block)
    {
        if (block != _block)
            (_block, _ofBlock) = (block, _blocks.Normal(block));
        return _ofBlock;
    }

    public double OfVariant(int variant) => _variants.Normal(variant);
}
