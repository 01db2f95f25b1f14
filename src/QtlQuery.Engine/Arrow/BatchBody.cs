using System.Security.Cryptography;

namespace QtlQuery.Engine.Arrow;

/// <summary>The nodes and buffers of one record batch or dictionary, listed in the order in which IPC wants them; the bytes stay where they are.</summary>
sealed unsafe class BatchBody
{
    readonly long rows;
    readonly List<long> nodes = []; // length and null count of each
    readonly List<long> places = []; // offset in the body and length of each buffer
    readonly List<nint> addresses = [];

    /// <summary>The columns of a batch.</summary>
    public static BatchBody OfRows(CArrowArray* root, ArrowField schema)
    {
        var body = new BatchBody(root->Length);
        body.AddChildren(root, schema);
        return body;
    }

    /// <summary>The values of a dictionary, which IPC writes as a batch of one column.</summary>
    public static BatchBody OfDictionary(CArrowArray* values, ArrowField field)
    {
        var body = new BatchBody(values->Length);
        body.Add(values, field);
        return body;
    }

    BatchBody(long rows) => this.rows = rows;

    /// <summary>Bytes with padding.</summary>
    public long Length { get; private set; }

    /// <summary>Writes the table RecordBatch of Arrow's Message.fbs and returns its place.</summary>
    public int Encode(FlatBufferBuilder builder)
    {
        var nodeVector = builder.Structs(nodes, longsPerStruct: 2);
        var bufferVector = builder.Structs(places, longsPerStruct: 2);
        builder.StartTable(3);
        builder.Field(0, rows, 8);
        builder.OffsetField(1, nodeVector);
        builder.OffsetField(2, bufferVector);
        return builder.EndTable();
    }

    public void WriteTo(Stream output)
    {
        ReadOnlySpan<byte> padding = stackalloc byte[7];
        for (var i = 0; i < addresses.Count; i++)
        {
            var length = places[2 * i + 1];
            for (var at = 0L; at < length; at += 1 << 30) // a span has at most 2^31 - 1 bytes
                output.Write(new ReadOnlySpan<byte>((byte*)addresses[i] + at, (int)Math.Min(length - at, 1 << 30)));
            output.Write(padding[..(int)(Padded(length) - length)]);
        }
    }

    public byte[] Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < addresses.Count; i++)
        {
            for (var at = 0L; at < places[2 * i + 1]; at += 1 << 30)
                hash.AppendData(new ReadOnlySpan<byte>((byte*)addresses[i] + at, (int)Math.Min(places[2 * i + 1] - at, 1 << 30)));
        }

        return hash.GetHashAndReset();
    }

    void Add(CArrowArray* array, ArrowField field)
    {
        nodes.Add(array->Length);
        nodes.Add(array->NullCount);
        var layout = field.Layout;
        if (layout.HasValidity && array->NullCount != 0 && array->Buffers[0] != null)
            ClearNulls(array, layout);
        if (layout.HasValidity)
            AddBuffer(array->Buffers[0], array->Buffers[0] == null ? 0 : (array->Length + 7) / 8);
        switch (layout.Kind)
        {
            case ArrowLayoutKind.Bits:
                AddBuffer(array->Buffers[1], (array->Length + 7) / 8);
                break;
            case ArrowLayoutKind.Fixed:
                AddBuffer(array->Buffers[1], array->Length * layout.Width);
                break;
            case ArrowLayoutKind.Bytes:
                AddBuffer(array->Buffers[1], (array->Length + 1) * layout.Width);
                AddBuffer(array->Buffers[2], layout.Width == 4 ? ((int*)array->Buffers[1])[array->Length] : ((long*)array->Buffers[1])[array->Length]);
                break;
            case ArrowLayoutKind.List:
                AddBuffer(array->Buffers[1], (array->Length + 1) * layout.Width);
                break;
            case ArrowLayoutKind.SparseUnion:
                AddBuffer(array->Buffers[0], array->Length);
                break;
        }

        AddChildren(array, field);
    }

    // DuckDB leaves what lay in memory under a null: the same rows are to be the same bytes.
    static void ClearNulls(CArrowArray* array, ArrowLayout layout)
    {
        var validity = (byte*)array->Buffers[0];
        if (layout.Kind == ArrowLayoutKind.Bits)
        {
            for (var at = 0L; at < (array->Length + 7) / 8; at++)
                ((byte*)array->Buffers[1])[at] &= validity[at];
        }
        else if (layout.Kind == ArrowLayoutKind.Fixed)
        {
            for (var row = 0L; row < array->Length; row++)
            {
                if ((validity[row >> 3] >> (int)(row & 7) & 1) == 0)
                    new Span<byte>((byte*)array->Buffers[1] + (row * layout.Width), layout.Width).Clear();
            }
        }
    }

    void AddChildren(CArrowArray* array, ArrowField field)
    {
        for (var i = 0; i < field.Children.Count; i++)
            Add(array->Children[i], field.Children[i]);
    }

    void AddBuffer(void* address, long length)
    {
        addresses.Add((nint)address);
        places.Add(Length);
        places.Add(length);
        Length += Padded(length);
    }

    static long Padded(long length) => (length + 7) & ~7L;
}
