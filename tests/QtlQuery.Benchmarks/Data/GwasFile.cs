using System.Text;
using QtlQuery.Statistics;

namespace QtlQuery.Benchmarks.Data;

/// <summary>A made GWAS in GWAS-SSF over the variants of a genome: noise, and a signal at each of the places it is given.</summary>
/// <remarks>A signal is as wide as those of genes, so that one at a gene's causal place colocalises.</remarks>
sealed class GwasFile(Genome genome, ulong seed)
{
    public const int SampleSize = 200_000;

    const double SignalDecay = 60_000;

    readonly CounterRandom _random = new(seed);

    /// <param name="ends">Last position of each chromosome.</param>
    public void Write(Stream output, IReadOnlyList<(int Chromosome, int Last)> ends, ILookup<int, (int Position, double Z)> signals)
    {
        using var text = new RowText(output);
        text.Text("chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\tn\tref_allele"u8);
        text.EndLine();
        foreach (var (chromosome, last) in ends)
        {
            var noise = _random.For(chromosome);
            foreach (var variant in genome.Variants(chromosome).TakeWhile(variant => variant.Position <= last))
                Write(text, variant, Math.Clamp(variant.Sign * Signal(signals[chromosome], variant.Position) + noise.Normal(variant.Index), -35, 35));
        }
    }

    static double Signal(IEnumerable<(int Position, double Z)> signals, int position) =>
        signals.Where(signal => Math.Abs(signal.Position - position) < 10 * SignalDecay).Sum(signal => signal.Z * Math.Exp(-Math.Abs(signal.Position - position) / SignalDecay));

    static void Write(RowText text, Variant variant, double z)
    {
        var error = 1 / Math.Sqrt(2 * variant.Frequency * (1 - variant.Frequency) * SampleSize);
        text.Whole(variant.Chromosome);
        text.Tab();
        text.Whole(variant.Position);
        text.Tab();
        text.Text(Encoding.ASCII.GetBytes(variant.Alt));
        text.Tab();
        text.Text(Encoding.ASCII.GetBytes(variant.Ref));
        text.Tab();
        text.Number(z * error);
        text.Tab();
        text.Number(error);
        text.Tab();
        text.Number(variant.Frequency);
        text.Tab();
        text.Number(NormalTail.TwoSided(z));
        text.Tab();
        text.Whole(SampleSize);
        text.Text("\tOA"u8);
        text.EndLine();
    }
}
