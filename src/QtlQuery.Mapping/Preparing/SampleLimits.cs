namespace QtlQuery.Mapping.Preparing;

/// <summary>What a sample of expression has to reach; the defaults are GTEx's, those of components Price's (2006).</summary>
/// <param name="LeastReads">Reads counted over all genes.</param>
/// <param name="LeastRin">RNA integrity number.</param>
/// <param name="LeastMappingRate">Share of reads that were mapped.</param>
/// <param name="OutlierDeviations">Standard deviations from the mean on a principal component.</param>
/// <param name="Components">Principal components that are looked at.</param>
public sealed record SampleLimits(double LeastReads = 10_000_000, double LeastRin = 6, double LeastMappingRate = 0.2, double OutlierDeviations = 6, int Components = 10);
