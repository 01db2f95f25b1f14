namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>How PEER is fitted; the defaults are PEER's own.</summary>
/// <param name="Factors">Hidden factors to look for.</param>
/// <param name="AddMean">Whether a column of ones is a covariate: for traits that are not centred.</param>
/// <param name="MostIterations">Iterations after which the fit stops unconverged.</param>
/// <param name="BoundTolerance">It has converged where the variational bound moves by less.</param>
/// <param name="VarianceTolerance">Or where the mean of squared residuals does.</param>
/// <param name="WeightShape">Shape of the gamma prior of each factor's precision of weights.</param>
/// <param name="WeightRate">Its rate.</param>
/// <param name="NoiseShape">Shape of the gamma prior of each trait's noise precision.</param>
/// <param name="NoiseRate">Its rate.</param>
/// <param name="CovariatePrecision">Precision with which covariates are known.</param>
/// <param name="TraitVariance">Uncertainty of each measured value.</param>
public sealed record PeerOptions(
    int Factors,
    bool AddMean = true,
    int MostIterations = 1000,
    double BoundTolerance = 1e-3,
    double VarianceTolerance = 1e-5,
    double WeightShape = 0.001,
    double WeightRate = 0.1,
    double NoiseShape = 0.1,
    double NoiseRate = 10,
    double CovariatePrecision = 100,
    double TraitVariance = 0.01);
