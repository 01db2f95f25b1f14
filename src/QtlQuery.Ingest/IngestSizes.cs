using QtlQuery.Engine.Text;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Ingest;

/// <summary>Sizes at which an ingest cuts its work. Tests make them small, so that a small file goes the ways of a large one.</summary>
/// <param name="PiecesARun">Pieces of <see cref="TextPiece.MaximumLines"/> lines that are checked together.</param>
/// <param name="MostRowsHeld">Rows in memory from which on bins are written in parts.</param>
/// <param name="RowsAFile">Rows that a bin is to have.</param>
sealed record IngestSizes(int PiecesARun = 64, long MostRowsHeld = 2_000_000, double RowsAFile = BinWidths.RowsAFile);
