namespace QtlQuery.Engine.Store;

/// <summary>A folder of a dataset's table: one bin of one chromosome, or the whole of a table that is not cut.</summary>
/// <param name="Chromosome">As folders name it; null where the table has no bins.</param>
/// <param name="Bin">The position over the bins' width, 0 where a row has no position; null where the table has no bins.</param>
public readonly record struct TableFolder(string? Chromosome, int? Bin);
