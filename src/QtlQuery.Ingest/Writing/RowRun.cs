using QtlQuery.Engine.Holding;

namespace QtlQuery.Ingest.Writing;

/// <summary>Checked rows on their way into a table.</summary>
/// <param name="BinWidth">In base pairs; null where the table has no bins.</param>
readonly record struct RowRun(HeldRows Held, int? BinWidth);
