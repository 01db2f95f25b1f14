using System.Runtime.InteropServices;
using System.Text.Unicode;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Lays arrays over the body of a message. Everything that a later reader trusts is checked here: sizes, offsets, text, indices.</summary>
/// <remarks>The arrays point into the body and live as long as this reader, which owns both.</remarks>
sealed unsafe class BodyReader : IDisposable
{
    const long MostValues = int.MaxValue;

    readonly NativeBuffer body;
    readonly long[] nodes;
    readonly long[] places;
    readonly long[] viewBufferCounts;
    readonly List<nint> owned = [];
    int nextNode;
    int nextPlace;
    int nextViews;

    /// <param name="batch">The table RecordBatch of Arrow's Message.fbs.</param>
    public BodyReader(FlatTable batch, NativeBuffer body)
    {
        if (batch.Has(3))
            throw new QtlQueryException("The Arrow data are compressed inside, which QtlQuery does not read", "Write them without compression.");
        this.body = body;
        Length = Count(batch.Long(0));
        nodes = batch.Structs(1, longsPerStruct: 2);
        places = batch.Structs(2, longsPerStruct: 2);
        viewBufferCounts = batch.Structs(4, longsPerStruct: 1);
    }

    /// <summary>Rows of the batch, or values of the dictionary.</summary>
    public long Length { get; }

    /// <param name="dictionary">Finds the values of a dictionary-encoded column; columns ask in the order of the schema's walk.</param>
    public CArrowArray* Rows(ArrowField schema, Func<ArrowField, nint> dictionary)
    {
        var root = Allocate(1, schema.Children.Count, Length);
        for (var i = 0; i < schema.Children.Count; i++)
            root->Children[i] = Column(schema.Children[i], Length, dictionary);
        return root;
    }

    /// <summary>The next column with its children; it must have the wanted number of values and may have more.</summary>
    public CArrowArray* Column(ArrowField field, long wanted, Func<ArrowField, nint> dictionary)
    {
        if (nextNode + 2 > nodes.Length)
            throw Damaged(field, "it has no content");
        var length = Count(nodes[nextNode]);
        var nulls = nodes[nextNode + 1];
        nextNode += 2;
        if (length < wanted)
            throw Damaged(field, $"it has {length} values instead of {wanted}");

        var layout = field.Layout;
        var viewBuffers = layout.Kind == ArrowLayoutKind.BytesView ? ViewBufferCount(field) : 0;
        var array = Allocate(layout.BufferCount + viewBuffers, field.Children.Count, length);
        if (layout.HasValidity)
            array->Buffers[0] = Place(field, (length + 7) / 8, orNone: nulls == 0, out _);
        switch (layout.Kind)
        {
            case ArrowLayoutKind.Bits:
                array->Buffers[1] = Place(field, (length + 7) / 8, false, out _);
                break;
            case ArrowLayoutKind.Fixed:
                array->Buffers[1] = Place(field, length * layout.Width, false, out _);
                break;
            case ArrowLayoutKind.Bytes:
                array->Buffers[1] = Offsets(field, length);
                array->Buffers[2] = Place(field, 0, false, out var bytes);
                CheckBytes(field, array, bytes);
                break;
            case ArrowLayoutKind.BytesView:
                array->Buffers[1] = Place(field, length * ArrowView.Size, false, out _);
                PlaceViews(field, array, viewBuffers);
                break;
            case ArrowLayoutKind.List:
                array->Buffers[1] = Offsets(field, length);
                array->Children[0] = Column(field.Children[0], CheckOffsets(field, array), dictionary);
                break;
            case ArrowLayoutKind.FixedSizeList:
                array->Children[0] = Column(field.Children[0], length * layout.Width, dictionary);
                break;
            case ArrowLayoutKind.SparseUnion:
                array->Buffers[0] = Place(field, length, false, out _);
                CheckMembers(field, array);
                break;
        }

        if (field.Dictionary != null)
        {
            array->Dictionary = (CArrowArray*)dictionary(field);
            CheckIndices(field, array);
        }

        if (layout.Kind is ArrowLayoutKind.Struct or ArrowLayoutKind.SparseUnion)
        {
            for (var i = 0; i < field.Children.Count; i++)
                array->Children[i] = Column(field.Children[i], length, dictionary);
        }

        return array;
    }

    public void Dispose()
    {
        foreach (var address in owned)
            NativeMemory.Free((void*)address);
        owned.Clear();
        body.Dispose();
    }

    CArrowArray* Allocate(int buffers, int children, long length)
    {
        var array = CArrowArray.Allocate();
        owned.Add((nint)array);
        array->Length = length;
        array->BufferCount = buffers;
        array->ChildCount = children;
        array->Buffers = (void**)NativeMemory.AllocZeroed((nuint)(buffers + 1), (nuint)sizeof(void*));
        owned.Add((nint)array->Buffers);
        array->Children = (CArrowArray**)NativeMemory.AllocZeroed((nuint)(children + 1), (nuint)sizeof(void*));
        owned.Add((nint)array->Children);
        return array;
    }

    byte* Place(ArrowField field, long atLeast, bool orNone, out long length)
    {
        if (nextPlace + 2 > places.Length)
            throw Damaged(field, "a buffer is missing");
        var start = places[nextPlace];
        length = places[nextPlace + 1];
        nextPlace += 2;
        if (orNone && length == 0)
            return null;
        if (start < 0 || length < atLeast || start > body.Length || length > body.Length - start || (start & 7) != 0)
            throw Damaged(field, "a buffer does not lie within its message");
        return body.Data + start;
    }

    // A column without values may come without its one offset.
    byte* Offsets(ArrowField field, long length)
    {
        var offsets = Place(field, length == 0 ? 0 : (length + 1) * field.Layout.Width, false, out var bytes);
        if (bytes >= field.Layout.Width)
            return offsets;
        var zero = NativeMemory.AllocZeroed(8);
        owned.Add((nint)zero);
        return (byte*)zero;
    }

    // Offsets rise and begin at 0 or later; returns the last.
    static long CheckOffsets(ArrowField field, CArrowArray* array)
    {
        var before = 0L;
        for (var i = 0L; i <= array->Length; i++)
        {
            var offset = field.Layout.Width == 4 ? ((int*)array->Buffers[1])[i] : ((long*)array->Buffers[1])[i];
            if (offset < before)
                throw Damaged(field, "its offsets do not rise");
            before = offset;
        }

        return before;
    }

    static void CheckBytes(ArrowField field, CArrowArray* array, long bytes)
    {
        if (CheckOffsets(field, array) > bytes)
            throw Damaged(field, "its offsets point outside of its text");
        if (field.Format is not ("u" or "U"))
            return;
        for (var i = 0L; i < array->Length; i++)
        {
            var start = field.Layout.Width == 4 ? ((int*)array->Buffers[1])[i] : ((long*)array->Buffers[1])[i];
            var end = field.Layout.Width == 4 ? ((int*)array->Buffers[1])[i + 1] : ((long*)array->Buffers[1])[i + 1];
            if (end - start > int.MaxValue)
                throw Damaged(field, "a text is longer than 2 GB");
            CheckText(field, new((byte*)array->Buffers[2] + start, (int)(end - start)));
        }
    }

    static void CheckText(ArrowField field, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            throw Damaged(field, "a text is not UTF-8");
    }

    int ViewBufferCount(ArrowField field)
    {
        if (nextViews >= viewBufferCounts.Length)
            throw Damaged(field, "a buffer is missing");
        var count = viewBufferCounts[nextViews++];
        return 0 <= count && count <= places.Length ? (int)count : throw Damaged(field, "a buffer is missing");
    }

    void PlaceViews(ArrowField field, CArrowArray* array, int viewBuffers)
    {
        var lengths = new long[viewBuffers];
        for (var i = 0; i < viewBuffers; i++)
            array->Buffers[2 + i] = Place(field, 0, false, out lengths[i]);
        for (var i = 0L; i < array->Length; i++)
        {
            if (array->IsNull(i))
                continue;
            var view = (int*)((byte*)array->Buffers[1] + i * ArrowView.Size);
            if (view[0] < 0 || (view[0] > ArrowView.LargestInline
                && (view[2] < 0 || view[2] >= viewBuffers || view[3] < 0 || (long)view[3] + view[0] > lengths[view[2]])))
            {
                throw Damaged(field, "a view points outside of its text");
            }

            if (field.Format == "vu")
                CheckText(field, ArrowView.Bytes(array, i));
        }
    }

    static void CheckMembers(ArrowField field, CArrowArray* array)
    {
        for (var i = 0L; i < array->Length; i++)
        {
            if (((byte*)array->Buffers[0])[i] >= field.Children.Count)
                throw Damaged(field, "a value belongs to no member of the union");
        }
    }

    static void CheckIndices(ArrowField field, CArrowArray* array)
    {
        var count = array->Dictionary->Length;
        for (var i = 0L; i < array->Length; i++)
        {
            if (!array->IsNull(i) && ArrowIndex.Read(field.Format, array->Buffers[1], i) is var index && (index < 0 || index >= count))
                throw Damaged(field, "an index points outside of the dictionary");
        }
    }

    static long Count(long length) => 0 <= length && length <= MostValues
        ? length
        : throw new QtlQueryException($"The Arrow data are damaged: they speak of {length} values in one batch");

    static QtlQueryException Damaged(ArrowField field, string what) => new($"The Arrow data are damaged at column '{field.Name}': {what}");
}
