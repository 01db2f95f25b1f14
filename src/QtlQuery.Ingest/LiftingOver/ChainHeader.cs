namespace QtlQuery.Ingest.LiftingOver;

/// <summary>What the first line of a chain says that its blocks need. Ends count from 0 and are not included; the target's counts along its strand.</summary>
/// <param name="Chromosome">Null for a contig that is no chromosome of a store.</param>
/// <param name="Line">Where the line stands in its file.</param>
sealed record ChainHeader(string? Chromosome, int End, string? TargetChromosome, int TargetSize, bool Reverse, int TargetEnd, int Line);
