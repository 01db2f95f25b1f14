using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>Sizes at which a BESD file is cut. Tests make them small, so that a small file goes the ways of a large one.</summary>
/// <param name="PairsABlock">Pairs of one probe that are read at once; a block is 16 bytes a pair.</param>
sealed record BesdSizes(int PairsAPiece = TextPiece.MaximumLines, int PairsABlock = 1 << 17);
