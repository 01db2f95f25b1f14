namespace QtlQuery.Benchmarks.Data;

/// <summary>One tested pair with its result.</summary>
readonly record struct Pair(Gene Gene, Variant Variant, double Beta, double StandardError, double PValue);
