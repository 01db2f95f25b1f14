using System.Globalization;
using System.Text;
using System.Text.Unicode;
using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The lines of a text file without a header, cut into words at blanks and tabs. Lines without a word are passed over.</summary>
sealed class WordLines : IDisposable
{
    const int BlockBytes = 1 << 20;

    readonly string _path;
    readonly SourceText _text;
    readonly byte[] _block = new byte[BlockBytes];
    readonly Range[] _words;
    int _start;
    int _held;
    bool _atEnd;
    long _number;
    int _lineStart;

    /// <param name="mostWords">Words of a line that are kept; <see cref="Count"/> counts the others as well.</param>
    public WordLines(string path, int mostWords)
    {
        _path = path;
        _text = SourceFile.At(path).OpenText();
        _words = new Range[mostWords];
    }

    /// <summary>Words of the line.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int word] => _block.AsSpan(_lineStart..)[_words[word]];

    /// <summary>Goes to the next line; false after the last.</summary>
    /// <exception cref="QtlQueryException">The line is no text, or too long.</exception>
    public bool Next()
    {
        while (NextLine() is { } length)
        {
            var line = _block.AsSpan(_lineStart, length);
            Cut(line);
            if (Count == 0)
                continue;
            if (!Utf8.IsValid(line))
                throw Malformed("the line is not UTF-8 text", "Save the file as UTF-8, or fetch it again.");
            return true;
        }

        return false;
    }

    /// <summary>Whether a word is a whole number or NA.</summary>
    public bool IsWholeNumber(int word)
    {
        var text = this[word];
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        return text.SequenceEqual("NA"u8) || (!digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }

    /// <summary>Whether a word is a number or NA.</summary>
    public bool IsNumber(int word) =>
        this[word].SequenceEqual("NA"u8) || double.TryParse(this[word], NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    public string Word(int word) => Encoding.UTF8.GetString(this[word]);

    public QtlQueryException Malformed(string what, string hint) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{_path}', line {_number}: {what}"), hint);

    public void Dispose() => _text.Dispose();

    // Length of the next line without its line feed; null after the last.
    int? NextLine()
    {
        _number++;
        var length = _block.AsSpan(_start, _held).IndexOf((byte)'\n');
        if (length < 0)
        {
            Fill();
            length = _block.AsSpan(_start, _held).IndexOf((byte)'\n');
        }

        var taken = length < 0 ? _held : length + 1;
        if (taken == 0)
            return null;
        if (length < 0)
            length = _held;
        if (length > RowTable.LongestRow - 16) // room for the tabs and the NA that are put in
            throw Malformed("the line is longer than 256 KiB", "Look at what the file is: it holds one short line each.");
        _lineStart = _start;
        _start += taken;
        _held -= taken;
        return length;
    }

    void Fill()
    {
        _block.AsSpan(_start, _held).CopyTo(_block);
        _start = 0;
        while (_held < _block.Length && !_atEnd)
        {
            var read = _text.Read(_block.AsSpan(_held)); // a decompressor gives little at a time
            _held += read;
            _atEnd = read == 0;
        }
    }

    void Cut(ReadOnlySpan<byte> line)
    {
        Count = 0;
        var at = 0;
        while (true)
        {
            while (at < line.Length && IsBlank(line[at]))
                at++;
            if (at == line.Length)
                return;
            var start = at;
            while (at < line.Length && !IsBlank(line[at]))
                at++;
            if (Count < _words.Length)
                _words[Count] = start..at;
            Count++;
        }
    }

    static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\v' or (byte)'\f';
}
