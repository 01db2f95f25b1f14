using System.Buffers.Binary;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Writes record batches as Arrow IPC, one message for each batch.</summary>
/// <remarks>Metadata version 5, little-endian, buffers on multiples of 8 bytes. Bodies are not compressed: Arrow knows LZ4 frames and Zstandard only,
/// the class library has neither, and every reader takes plain bodies. Whoever wants a small file writes Parquet.</remarks>
public sealed unsafe class ArrowWriter
{
    const int MetadataVersion5 = 4;

    readonly Stream output;
    readonly ArrowField schema;
    readonly ArrowFormat format;
    readonly List<long> dictionaryBlocks = []; // of each message: offset, metadata length, body length
    readonly List<long> batchBlocks = [];
    readonly Dictionary<long, byte[]> dictionaryHashes = [];
    long position;

    /// <summary>Writes the schema. The output is written from front to end and stays open.</summary>
    public ArrowWriter(Stream output, ArrowField schema, ArrowFormat format)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(schema);
        this.output = output;
        this.schema = schema.Plain(decodeDictionaries: false);
        this.format = format;
        if (format == ArrowFormat.File)
            Put("ARROW1\0\0"u8);
        PutMessage(MessageHeader.Schema, builder => new SchemaEncoder(builder).Schema(this.schema));
    }

    public void Write(ArrowBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var nextId = 0L;
        PutDictionaries(batch.Array, schema, ref nextId);
        var body = BatchBody.OfRows(batch.Array, schema);
        PutMessage(MessageHeader.RecordBatch, body.Encode, body, batchBlocks);
    }

    /// <summary>Ends the data. Without this call a reader sees that something is missing, as it should when the rows broke off.</summary>
    public void Finish()
    {
        Put([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        if (format == ArrowFormat.File)
            PutFooter();
        output.Flush();
    }

    // The ids count as SchemaEncoder counts them.
    void PutDictionaries(CArrowArray* array, ArrowField field, ref long nextId)
    {
        if (field.Dictionary is { } valueField)
            PutDictionary(array->Dictionary, valueField, nextId++);
        for (var i = 0; i < field.Children.Count; i++)
            PutDictionaries(array->Children[i], field.Children[i], ref nextId);
    }

    void PutDictionary(CArrowArray* values, ArrowField valueField, long id)
    {
        var body = BatchBody.OfDictionary(values, valueField);
        var hash = body.Sha256();
        if (dictionaryHashes.TryGetValue(id, out var earlier))
        {
            if (earlier.AsSpan().SequenceEqual(hash))
                return;
            if (format == ArrowFormat.File)
                throw new QtlQueryException("An Arrow file has one dictionary for each column, but a later batch brought another one", "Write a stream instead.");
        }

        dictionaryHashes[id] = hash;
        PutMessage(MessageHeader.DictionaryBatch, Encode, body, dictionaryBlocks);

        int Encode(FlatBufferBuilder builder)
        {
            var data = body.Encode(builder);
            builder.StartTable(2);
            builder.Field(0, id, 8);
            builder.OffsetField(1, data);
            return builder.EndTable();
        }
    }

    void PutMessage(MessageHeader kind, Func<FlatBufferBuilder, int> encodeHeader, BatchBody? body = null, List<long>? blocks = null)
    {
        var builder = new FlatBufferBuilder();
        var header = encodeHeader(builder);
        builder.StartTable(4);
        builder.Field(3, body?.Length ?? 0, 8);
        builder.OffsetField(2, header);
        builder.Field(0, MetadataVersion5, 2);
        builder.Field(1, (int)kind, 1);
        var metadata = builder.Finish(builder.EndTable()).Span;

        var padding = -metadata.Length & 7;
        blocks?.AddRange([position, 8 + metadata.Length + padding, body!.Length]);
        Put([0xFF, 0xFF, 0xFF, 0xFF]);
        PutInt(metadata.Length + padding);
        Put(metadata);
        Put(stackalloc byte[padding]);
        if (body != null)
        {
            body.WriteTo(output);
            position += body.Length;
        }
    }

    void PutFooter()
    {
        var builder = new FlatBufferBuilder();
        var schemaTable = new SchemaEncoder(builder).Schema(schema);
        var dictionaries = builder.Structs(dictionaryBlocks, longsPerStruct: 3);
        var batches = builder.Structs(batchBlocks, longsPerStruct: 3);
        builder.StartTable(4);
        builder.OffsetField(1, schemaTable);
        builder.OffsetField(2, dictionaries);
        builder.OffsetField(3, batches);
        builder.Field(0, MetadataVersion5, 2);
        var footer = builder.Finish(builder.EndTable()).Span;
        Put(footer);
        PutInt(footer.Length);
        Put("ARROW1"u8);
    }

    void PutInt(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Put(bytes);
    }

    void Put(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        position += bytes.Length;
    }
}
