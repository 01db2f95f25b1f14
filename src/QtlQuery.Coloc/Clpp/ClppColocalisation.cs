using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc.Clpp;

/// <summary>Colocalisation posterior probabilities of molecular traits with a GWAS: that a variant is causal for both.</summary>
/// <remarks>Hormozdiari et al. (2016), Am. J. Hum. Genet. 99:1245 (eCAVIAR), on posteriors of whatever fine-mapping the store holds.</remarks>
public static class ClppColocalisation
{
    /// <param name="request">With a GWAS.</param>
    /// <returns>In the order of locus, dataset, trait and signal.</returns>
    /// <exception cref="QtlQueryException">A dataset is not there, or the GWAS does not say what its effects are.</exception>
    public static IReadOnlyList<ClppResult> Run(QtlStore store, TraitsRequest request, CancellationToken cancellation = default)
    {
        var gwas = request.Gwas ?? throw new ArgumentException("There is no GWAS to lay traits beside.", nameof(request));
        var reader = new PosteriorReader(store, request);
        return
        [
            .. from locus in request.Loci
               let others = reader.Of(gwas, locus, cancellation)
               from dataset in request.Datasets
               from signal in reader.Of(dataset, locus, cancellation)
               from other in others
               select Of(locus, signal, other),
        ];
    }

    static ClppResult Of(GenomicRegion locus, SignalPosteriors signal, SignalPosteriors other)
    {
        var shared = signal.Variants.Keys.Where(other.Variants.ContainsKey).Order().ToList();
        var result = new ClppResult(
            signal.DatasetId, signal.MolecularTraitId, signal.GeneId, locus, signal.Signal, other.Signal, signal.Source, other.Source,
            signal.Refusal ?? (other.Refusal is { } refusal ? $"gwas_{refusal}" : shared.Count == 0 ? RefusalName.Of(ColocalisationRefusal.NoSharedVariant) : null),
            shared.Count, null, null, null, null);
        if (result.Refusal is not null)
            return result;

        double[] first = [.. shared.Select(variant => signal.Variants[variant].Posterior)], second = [.. shared.Select(variant => other.Variants[variant].Posterior)];
        var clpp = Ecaviar.Clpp(first, second);
        var best = Array.IndexOf(clpp, clpp.Max());
        return result with
        {
            Regional = Ecaviar.RegionalClpp(first, second),
            Variant = new(shared[best].Position, signal.Variants[shared[best]].Ref, signal.Variants[shared[best]].Alt, clpp[best]),
            CoverageTrait = first.Sum() / signal.Variants.Values.Sum(variant => variant.Posterior),
            CoverageGwas = second.Sum() / other.Variants.Values.Sum(variant => variant.Posterior),
        };
    }
}
