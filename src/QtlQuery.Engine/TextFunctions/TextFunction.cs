namespace QtlQuery.Engine.TextFunctions;

/// <summary>Works out a text from another one, both UTF-8.</summary>
/// <param name="scratch">Room for a result that is no part of the text; as long as the text.</param>
/// <param name="result">A part of the text or of the scratch room.</param>
/// <returns>Whether there is a result; without one SQL gets null.</returns>
delegate bool TextFunctionBody(ReadOnlySpan<byte> text, Span<byte> scratch, out ReadOnlySpan<byte> result);

/// <summary>What a macro of the same name under <c>sql/macros</c> says, done by our own code for a whole vector at a time.</summary>
/// <remarks>
/// The macro is the definition, and what any other database runs; where files of hundreds of millions of rows are read this is ten times
/// as fast. A test holds both to the same answers.
/// </remarks>
sealed record TextFunction(string Name, TextFunctionBody Body);
