using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Reading;

/// <summary>Hands out the rows of a source as pieces of whole lines of text.</summary>
interface IPieceSource : IDisposable
{
    /// <summary>Bytes of the file, as it lies on disk, that have been read.</summary>
    long BytesRead { get; }

    /// <summary>The next piece, waited for; null after the last. Called by any thread.</summary>
    TextPiece? Take();
}
