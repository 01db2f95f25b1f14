using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>What was found out about a sample of genotypes.</summary>
/// <param name="CallRate">Share of the autosomal variants that are called in it.</param>
/// <param name="Inbreeding">Over the compared variants.</param>
/// <param name="Failed">Names of what speaks against it: <c>call_rate</c>; <c>related</c> where it has to be left out so that no related pair is left.</param>
public sealed record CheckedSample(string Sample, Sex Sex, double CallRate, Inbreeding Inbreeding, IReadOnlyList<string> Failed);
