namespace QtlQuery.Tests.Ingest.LiftingOver;

/// <summary>A row as it comes out of a lift-over.</summary>
sealed record LiftedRow(string? Chromosome, int? Position, string? Ref, string? Alt, string? LiftRefusal, bool? LiftedReverse, string? SourceChromosome, int? SourcePosition, int Number);
