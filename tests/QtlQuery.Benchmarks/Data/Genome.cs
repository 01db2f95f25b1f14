namespace QtlQuery.Benchmarks.Data;

/// <summary>Genes and variants, one after the other along each chromosome.</summary>
sealed class Genome(ulong seed, Density density)
{
    public const int Window = 1_000_000;

    const double ShareOfEGenes = 0.4;
    const double ShareOfIndels = 0.1;
    const double ShareOfSecondRsids = 0.03;

    static readonly string[] Bases = ["A", "C", "G", "T"];

    readonly CounterRandom _random = new(seed);

    /// <summary>The genes of a chromosome by transcription start, without end.</summary>
    public IEnumerable<Gene> Genes(int chromosome)
    {
        var random = _random.For(chromosome);
        for (var i = 0; ; i++)
        {
            var own = random.For(i);
            var tss = i * density.GeneSpacing + 1 + (int)(own.Uniform(0) * density.GeneSpacing);
            var z = own.Uniform(1) < ShareOfEGenes ? Math.CopySign(3 + 25 * Math.Pow(own.Uniform(2), 3), own.Uniform(3) - 0.5) : 0;
            yield return new(chromosome, i, tss, tss + (int)(own.Normal(4) * 50_000), z, Math.Exp(0.3 * own.Normal(5)));
        }
    }

    /// <summary>The variants of a chromosome by position, one at each, without end.</summary>
    public IEnumerable<Variant> Variants(int chromosome)
    {
        var random = _random.For(-chromosome);
        var position = 10_000;
        for (var i = 0; ; i++)
        {
            var own = random.For(i);
            position += 1 + (int)(-density.VariantSpacing * Math.Log(own.Uniform(0)));
            var reference = (int)(own.Bits(1) & 3);
            var (first, second) = (Bases[reference], Bases[(reference + 1 + (int)(own.Bits(2) % 3)) & 3]);
            if (own.Uniform(3) < ShareOfIndels)
                (first, second) = own.Uniform(4) < 0.5 ? (first, first + second) : (first + second + Bases[own.Bits(5) & 3], first);
            var frequency = 0.01 + 0.49 * Math.Pow(own.Uniform(6), 2);
            var rsid = 10L * (chromosome * 10_000_000L + i);
            yield return new(
                chromosome, i, position, first, second,
                own.Uniform(7) < 0.3 ? 1 - frequency : frequency,
                Math.Round(1 - 0.6 * Math.Pow(own.Uniform(8), 4), 5),
                rsid, own.Uniform(9) < ShareOfSecondRsids ? rsid + 7 : 0,
                own.Uniform(10) < 0.5 ? -1 : 1);
        }
    }
}
