namespace QtlQuery.Coloc;

/// <summary>One signal of a molecular trait in a locus: the log Bayes factor of each variant for being its causal one, and the GWAS variant that it is.</summary>
/// <param name="GwasRows">Row of the GWAS locus for each variant, or -1.</param>
sealed record Signal(string DatasetId, string MolecularTraitId, string? GeneId, int? GeneVersion, string Name, List<int> Position, List<string> Ref, List<string> Alt, List<double> Logs, List<int> GwasRows);

/// <summary>One signal of the GWAS in a locus, or all of the locus as one.</summary>
/// <param name="Name">Null for the whole locus.</param>
/// <param name="Logs">Log Bayes factor of each row of the GWAS locus; NaN where the signal has none.</param>
/// <param name="Route">beta_and_variance, z_maf_n, p_maf_n or signal.</param>
sealed record GwasSignal(string? Name, double[] Logs, string? Route);
