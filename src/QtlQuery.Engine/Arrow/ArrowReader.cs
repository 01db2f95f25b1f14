using System.Buffers.Binary;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Reads Arrow IPC streams and files, whoever wrote them, batch by batch.</summary>
/// <remarks>Not read: compressed bodies, delta dictionaries, big-endian data, dense unions, list views, run-end encoding and dictionaries of nested values.
/// What is damaged gives an exception before any other library sees it.</remarks>
public sealed unsafe class ArrowReader : IDisposable
{
    const int MetadataVersion4 = 3;
    const string TooShort = "The Arrow data end too early: they were cut off or their writer did not finish";

    readonly Stream input;
    readonly ArrowField source;
    readonly IReadOnlyList<long> dictionaryIds;
    readonly Dictionary<long, (BodyReader Body, nint Values, string Format)> dictionaries = [];
    readonly ColumnBuilder builder;
    readonly long[]? blocks; // of a file: offset, metadata length, body length of each batch
    int nextBlock;
    int nextDictionary;

    /// <summary>Reads the schema. The input stays open; a file, unlike a stream, is read from its end and must be seekable.</summary>
    /// <exception cref="QtlQueryException">These are not Arrow data, or not such as QtlQuery reads.</exception>
    public ArrowReader(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        this.input = input;
        Span<byte> start = stackalloc byte[8];
        ReadExactly(start);
        if (start.StartsWith("ARROW1"u8))
        {
            var footer = ReadFooter();
            (source, dictionaryIds) = SchemaDecoder.Decode(footer.Table(1) ?? throw Damaged("the schema is missing"));
            blocks = footer.Structs(3, longsPerStruct: 3);
            var dictionaryBlocks = footer.Structs(2, longsPerStruct: 3);
            for (var i = 0; i < dictionaryBlocks.Length; i += 3)
                ReadDictionary(ReadMessageAt(dictionaryBlocks[i], MessageHeader.DictionaryBatch));
        }
        else if (start.StartsWith(Continuation))
        {
            var message = ReadMessage(BinaryPrimitives.ReadInt32LittleEndian(start[4..])) ?? throw Damaged("the schema is missing");
            if (Kind(message) != MessageHeader.Schema)
                throw Damaged("the schema is missing");
            (source, dictionaryIds) = SchemaDecoder.Decode(Header(message));
        }
        else
        {
            throw new QtlQueryException("These are not Arrow IPC data", "QtlQuery reads the stream and the file format of Arrow 0.15 and later, uncompressed.");
        }

        Schema = source.Plain(decodeDictionaries: false);
        builder = new(Schema);
    }

    static ReadOnlySpan<byte> Continuation => [0xFF, 0xFF, 0xFF, 0xFF];

    public ArrowField Schema { get; }

    /// <summary>The next batch, which the caller disposes, or null after the last one.</summary>
    /// <exception cref="QtlQueryException">The data are damaged or cut off.</exception>
    public ArrowBatch? Next()
    {
        if (blocks != null)
            return nextBlock < blocks.Length ? ReadBatch(ReadMessageAt(blocks[(nextBlock += 3) - 3], MessageHeader.RecordBatch)) : null;

        Span<byte> prefix = stackalloc byte[8];
        while (true)
        {
            ReadExactly(prefix);
            if (!prefix.StartsWith(Continuation))
                throw Damaged("a message does not begin as it should");
            if (ReadMessage(BinaryPrimitives.ReadInt32LittleEndian(prefix[4..])) is not { } message)
                return null;
            if (Kind(message) == MessageHeader.RecordBatch)
                return ReadBatch(message);
            ReadDictionary(message);
        }
    }

    public void Dispose()
    {
        builder.Dispose();
        foreach (var dictionary in dictionaries.Values)
            dictionary.Body.Dispose();
        dictionaries.Clear();
    }

    ArrowBatch ReadBatch(FlatTable message)
    {
        nextDictionary = 0;
        using var body = new BodyReader(Header(message), ReadBody(message));
        builder.Append(body.Rows(source, FindDictionary), source, 0, body.Length);
        return new(Schema, builder.Finish());
    }

    nint FindDictionary(ArrowField field)
    {
        var id = dictionaryIds[nextDictionary++];
        if (!dictionaries.TryGetValue(id, out var found))
            throw Damaged($"the dictionary of column '{field.Name}' is missing");
        return found.Format == field.Dictionary!.Format ? found.Values : throw Damaged($"column '{field.Name}' does not fit its dictionary");
    }

    void ReadDictionary(FlatTable message)
    {
        if (Kind(message) != MessageHeader.DictionaryBatch)
            throw Damaged("a message is neither rows nor a dictionary");
        var header = Header(message);
        if (header.Byte(2) != 0)
            throw new QtlQueryException("The Arrow data extend a dictionary by a delta, which QtlQuery does not read", "Write them with one dictionary for each column.");
        var id = header.Long(0);
        var field = DictionaryField(source, id) ?? throw Damaged("a dictionary belongs to no column");
        var body = new BodyReader(header.Table(1) ?? throw Damaged("a dictionary has no content"), ReadBody(message));
        if (dictionaries.Remove(id, out var earlier))
            earlier.Body.Dispose();
        dictionaries[id] = (body, 0, field.Format); // known before it is checked, so that Dispose finds it
        dictionaries[id] = (body, (nint)body.Column(field, body.Length, _ => 0), field.Format);
    }

    ArrowField? DictionaryField(ArrowField root, long id)
    {
        var next = 0;
        return Find(root);

        ArrowField? Find(ArrowField field) =>
            field.Dictionary != null && dictionaryIds[next++] == id ? field.Dictionary : field.Children.Select(Find).FirstOrDefault(found => found != null);
    }

    FlatTable ReadFooter()
    {
        if (!input.CanSeek)
            throw new QtlQueryException("An Arrow file is read from its end, which this input does not allow", "Use a file on disk or the stream format.");
        Span<byte> end = stackalloc byte[10];
        Seek(input.Length - end.Length);
        ReadExactly(end);
        if (!end.EndsWith("ARROW1"u8))
            throw new QtlQueryException(TooShort);
        var length = BinaryPrimitives.ReadInt32LittleEndian(end);
        Seek(input.Length - end.Length - length);
        using var bytes = ReadBytes(length);
        return FlatTable.Root(new ReadOnlySpan<byte>(bytes.Data, length).ToArray());
    }

    FlatTable ReadMessageAt(long offset, MessageHeader kind)
    {
        Seek(offset);
        Span<byte> prefix = stackalloc byte[8];
        ReadExactly(prefix);
        return prefix.StartsWith(Continuation) && ReadMessage(BinaryPrimitives.ReadInt32LittleEndian(prefix[4..])) is { } message && Kind(message) == kind
            ? message
            : throw Damaged("the index at the end points to something else");
    }

    // Null at the mark that ends a stream.
    FlatTable? ReadMessage(int metadataLength)
    {
        if (metadataLength == 0)
            return null;
        using var bytes = ReadBytes(metadataLength);
        var message = FlatTable.Root(new ReadOnlySpan<byte>(bytes.Data, metadataLength).ToArray());
        return message.Short(0) >= MetadataVersion4
            ? message
            : throw new QtlQueryException("The Arrow data are of a version before 0.15, which QtlQuery does not read");
    }

    NativeBuffer ReadBody(FlatTable message) => ReadBytes(message.Long(3));

    // Grows with what really comes, because a damaged length may be anything.
    NativeBuffer ReadBytes(long length)
    {
        if (length < 0 || (input.CanSeek && length > input.Length - input.Position))
            throw new QtlQueryException(TooShort);
        var bytes = new NativeBuffer();
        try
        {
            for (var step = 1L << 20; bytes.Length < length; step = Math.Min(2 * step, 1 << 30))
            {
                var count = (int)Math.Min(step, length - bytes.Length);
                ReadExactly(new(bytes.Extend(count), count));
            }

            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    void ReadExactly(Span<byte> bytes)
    {
        if (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new QtlQueryException(TooShort);
    }

    void Seek(long position) => input.Position = 0 <= position && position <= input.Length ? position : throw new QtlQueryException(TooShort);

    static MessageHeader Kind(FlatTable message) => (MessageHeader)message.Byte(1);

    static FlatTable Header(FlatTable message) => message.Table(2) ?? throw Damaged("a message is empty");

    static QtlQueryException Damaged(string what) => new($"The Arrow data are damaged: {what}");
}
