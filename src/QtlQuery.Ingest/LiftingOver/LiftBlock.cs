namespace QtlQuery.Ingest.LiftingOver;

/// <summary>A stretch of one build that a chain lays base by base onto another build.</summary>
/// <remarks>Positions are 1-based, both ends included, and on the forward strand of both builds.</remarks>
/// <param name="TargetChromosome">Null where the chain leads to a contig that is no chromosome of a store.</param>
/// <param name="TargetStart">Where the base at <paramref name="Start"/> lies on the other build.</param>
/// <param name="Reverse">The other build has the stretch on its other strand: from <paramref name="TargetStart"/> on, positions count downwards.</param>
readonly record struct LiftBlock(string Chromosome, int Start, int End, string? TargetChromosome, int TargetStart, bool Reverse);
