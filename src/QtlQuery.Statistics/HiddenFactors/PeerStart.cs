using QtlQuery.Statistics.Regression;

namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>Where PEER starts: least squares on the covariates, and the left singular vectors of what they leave.</summary>
static class PeerStart
{
    /// <returns>Of each factor its values; of each trait its weights.</returns>
    public static (double[][] Factors, double[][] Weights) Of(IReadOnlyList<double[]> traits, IReadOnlyList<double[]> covariates, int hidden)
    {
        var samples = traits[0].Length;
        var model = LeastSquares.Of(covariates, samples);
        var slopes = traits.Select(trait => covariates.Count == 0 ? [] : model.Effects(trait).Select(effect => double.IsNaN(effect.Slope) ? 0 : effect.Slope).ToArray()).ToArray();
        var rests = traits.Select((trait, t) =>
        {
            var rest = (double[])trait.Clone();
            for (var c = 0; c < covariates.Count; c++)
                Products.Add(rest, -slopes[t][c], covariates[c]);
            return rest;
        }).ToArray();

        // a trait's weight of a left singular vector is the vector's product with the trait: singular value times right vector
        var vectors = SymmetricEigenvalues.WithVectors(SampleProducts.Of(rests, samples)).Vectors[..hidden];
        return (
            [.. covariates.Select(covariate => (double[])covariate.Clone()), .. vectors],
            [.. rests.Select((rest, t) => (double[])[.. slopes[t], .. vectors.Select(vector => Products.Sum(vector, rest))])]);
    }
}
