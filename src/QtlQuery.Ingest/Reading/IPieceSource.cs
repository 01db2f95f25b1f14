using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Reading;

/// <summary>Hands out the rows of a source as pieces of text lines, each piece once.</summary>
interface IPieceSource : IDisposable
{
    /// <summary>The next piece, waited for; null after the last. Called by any thread.</summary>
    TextPiece? Take();
}
