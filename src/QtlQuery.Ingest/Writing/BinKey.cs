namespace QtlQuery.Ingest.Writing;

/// <summary>A folder of rows: one bin of one chromosome, or the whole of a table that is not cut.</summary>
readonly record struct BinKey(string? Chromosome, int? Bin);
