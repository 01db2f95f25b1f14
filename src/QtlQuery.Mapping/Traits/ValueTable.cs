namespace QtlQuery.Mapping.Traits;

/// <summary>A value of each trait for each sample, of traits whose place the file does not say: counts, TPM, a Matrix eQTL table.</summary>
/// <param name="Values">Trait after trait; NaN where one is missing.</param>
public sealed record ValueTable(string Path, IReadOnlyList<string> Ids, IReadOnlyList<string> Samples, IReadOnlyList<double> Values);
