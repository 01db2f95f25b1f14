using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Copies stretches of Arrow arrays one behind another into new arrays that have no offset, no views and, where asked for, no dictionaries.</summary>
/// <remarks>DuckDB hands out 2,048 rows at a time; readers want tens of thousands in one batch. What it copies must have been checked before.</remarks>
sealed unsafe class ColumnBuilder : IDisposable
{
    readonly ArrowField field;
    readonly ArrowLayout layout;
    readonly BitBuffer validity = new();
    readonly BitBuffer bits = new();
    readonly NativeBuffer values = new(); // fixed values, the bytes of text, type numbers
    readonly NativeBuffer offsets = new();
    readonly ColumnBuilder[] children;
    readonly ColumnBuilder? dictionary;
    bool anyNull;

    /// <param name="plainField">What is built, from <see cref="ArrowField.Plain"/>.</param>
    public ColumnBuilder(ArrowField plainField)
    {
        field = plainField;
        layout = plainField.Layout;
        children = [.. plainField.Children.Select(child => new ColumnBuilder(child))];
        dictionary = plainField.Dictionary is { } values ? new ColumnBuilder(values) : null;
    }

    public long Length { get; private set; }

    /// <summary>Bytes held, without validity.</summary>
    public long Bytes => values.Length + offsets.Length + children.Sum(child => child.Bytes);

    /// <param name="sourceField">The array's own type; it may have views and dictionaries that this builder's has not.</param>
    /// <param name="start">First value, counted without the array's offset.</param>
    public void Append(CArrowArray* array, ArrowField sourceField, long start, long count)
    {
        if (sourceField.Dictionary is { } valueField)
        {
            if (dictionary == null)
            {
                AppendDecoded(array, sourceField, valueField, start, count);
                return;
            }

            if (dictionary.Length == 0) // the dictionary of an enum is part of its type, so the first one is that of all
                dictionary.Append(array->Dictionary, valueField, 0, array->Dictionary->Length);
        }

        var first = array->Offset + start;
        if (count == 0)
        {
            AppendChildren(array, sourceField, first, 0); // for their dictionaries
            return;
        }

        if (layout.HasValidity)
            AppendValidity((byte*)array->Buffers[0], first, count);
        switch (sourceField.Layout)
        {
            case { Kind: ArrowLayoutKind.Bits }:
                bits.Append((byte*)array->Buffers[1], first, count);
                break;
            case { Kind: ArrowLayoutKind.Fixed, Width: var width }:
                values.Append((byte*)array->Buffers[1] + first * width, count * width);
                break;
            case { Kind: ArrowLayoutKind.Bytes, Width: 4 }:
                AppendBytes((int*)array->Buffers[1] + first, (byte*)array->Buffers[2], count);
                break;
            case { Kind: ArrowLayoutKind.Bytes }:
                AppendBytes((long*)array->Buffers[1] + first, (byte*)array->Buffers[2], count);
                break;
            case { Kind: ArrowLayoutKind.BytesView }:
                AppendViews(array, first, count);
                break;
            case { Kind: ArrowLayoutKind.List, Width: 4 }:
                AppendLists((int*)array->Buffers[1] + first, array->Children[0], sourceField.Children[0], count);
                break;
            case { Kind: ArrowLayoutKind.List }:
                AppendLists((long*)array->Buffers[1] + first, array->Children[0], sourceField.Children[0], count);
                break;
            case { Kind: ArrowLayoutKind.ListView, Width: var width }:
                AppendListViews(array, width, sourceField.Children[0], first, count);
                break;
            case { Kind: ArrowLayoutKind.FixedSizeList, Width: var size }:
                children[0].Append(array->Children[0], sourceField.Children[0], first * size, count * size);
                break;
            case { Kind: ArrowLayoutKind.SparseUnion }:
                values.Append((byte*)array->Buffers[0] + first, count);
                AppendChildren(array, sourceField, first, count);
                break;
            case { Kind: ArrowLayoutKind.Struct }:
                AppendChildren(array, sourceField, first, count);
                break;
        }

        Length += count;
    }

    /// <summary>Hands the rows over, to be freed with <see cref="CArrowArray.Free"/>; the builder is empty again.</summary>
    public CArrowArray* Finish()
    {
        var array = CArrowArray.Allocate(layout.BufferCount, children.Length);
        array->Length = Length;
        array->NullCount = !layout.HasValidity ? (layout.Kind == ArrowLayoutKind.Null ? Length : 0) : anyNull ? validity.CountZeros() : 0;
        if (layout.Kind is ArrowLayoutKind.Bytes or ArrowLayoutKind.List && offsets.Length == 0)
            offsets.AppendZeros(layout.Width);
        if (anyNull)
            array->Buffers[0] = validity.Detach();
        switch (layout.Kind)
        {
            case ArrowLayoutKind.Bits:
                array->Buffers[1] = bits.Detach();
                break;
            case ArrowLayoutKind.Fixed:
                array->Buffers[1] = values.Detach();
                break;
            case ArrowLayoutKind.Bytes:
                array->Buffers[1] = offsets.Detach();
                array->Buffers[2] = values.Detach();
                break;
            case ArrowLayoutKind.List:
                array->Buffers[1] = offsets.Detach();
                break;
            case ArrowLayoutKind.SparseUnion:
                array->Buffers[0] = values.Detach();
                break;
        }

        for (var i = 0; i < children.Length; i++)
            array->Children[i] = children[i].Finish();
        array->Dictionary = dictionary == null ? null : dictionary.Finish();
        Length = 0;
        anyNull = false;
        return array;
    }

    public void Dispose()
    {
        validity.Dispose();
        bits.Dispose();
        values.Dispose();
        offsets.Dispose();
        foreach (var child in children)
            child.Dispose();
        dictionary?.Dispose();
    }

    // The bitmap begins with the first null; most columns never have one.
    void AppendValidity(byte* source, long first, long count)
    {
        if (source != null && !anyNull)
        {
            anyNull = true;
            validity.AppendRun(true, Length);
        }

        if (source != null)
            validity.Append(source, first, count);
        else if (anyNull)
            validity.AppendRun(true, count);
    }

    void AppendDecoded(CArrowArray* array, ArrowField indexField, ArrowField valueField, long start, long count)
    {
        for (var i = array->Offset + start; i < array->Offset + start + count; i++)
        {
            if (array->IsNull(i))
                AppendNull();
            else
                Append(array->Dictionary, valueField, ArrowIndex.Read(indexField.Format, array->Buffers[1], i), 1);
        }
    }

    // Dictionaries hold plain values only, so that a null needs no child.
    void AppendNull()
    {
        if (layout.HasValidity && !anyNull)
        {
            anyNull = true;
            validity.AppendRun(true, Length);
        }

        if (layout.HasValidity)
            validity.AppendRun(false, 1);
        if (layout.Kind == ArrowLayoutKind.Bits)
            bits.AppendRun(false, 1);
        else if (layout.Kind == ArrowLayoutKind.Fixed)
            values.AppendZeros(layout.Width);
        else if (layout.Kind == ArrowLayoutKind.Bytes)
            AppendOffset(values.Length);
        Length++;
    }

    void AppendChildren(CArrowArray* array, ArrowField sourceField, long first, long count)
    {
        for (var i = 0; i < children.Length; i++)
            children[i].Append(array->Children[i], sourceField.Children[i], first, count);
    }

    void AppendBytes(int* source, byte* data, long count)
    {
        AppendOffsets(source, values.Length, count);
        values.Append(data + source[0], source[count] - source[0]);
    }

    void AppendBytes(long* source, byte* data, long count)
    {
        AppendOffsets(source, values.Length, count);
        values.Append(data + source[0], source[count] - source[0]);
    }

    void AppendLists(int* source, CArrowArray* child, ArrowField childField, long count)
    {
        AppendOffsets(source, children[0].Length, count);
        children[0].Append(child, childField, source[0], source[count] - source[0]);
    }

    void AppendLists(long* source, CArrowArray* child, ArrowField childField, long count)
    {
        AppendOffsets(source, children[0].Length, count);
        children[0].Append(child, childField, source[0], source[count] - source[0]);
    }

    void AppendViews(CArrowArray* array, long first, long count)
    {
        for (var i = first; i < first + count; i++)
        {
            if (!array->IsNull(i))
            {
                var bytes = ArrowView.Bytes(array, i);
                fixed (byte* start = bytes)
                    values.Append(start, bytes.Length);
            }

            AppendOffset(values.Length);
        }
    }

    void AppendListViews(CArrowArray* array, int width, ArrowField childField, long first, long count)
    {
        for (var i = first; i < first + count; i++)
        {
            var start = width == 4 ? ((int*)array->Buffers[1])[i] : ((long*)array->Buffers[1])[i];
            var length = width == 4 ? ((int*)array->Buffers[2])[i] : ((long*)array->Buffers[2])[i];
            if (!array->IsNull(i))
                children[0].Append(array->Children[0], childField, start, length);
            AppendOffset(children[0].Length);
        }
    }

    void AppendOffsets(int* source, long end, long count)
    {
        CheckEnd(end + source[count] - source[0]);
        var room = (int*)RoomForOffsets(count);
        for (var i = 0L; i < count; i++)
            room[i] = (int)(end + source[i + 1] - source[0]);
    }

    void AppendOffsets(long* source, long end, long count)
    {
        var room = (long*)RoomForOffsets(count);
        for (var i = 0L; i < count; i++)
            room[i] = end + source[i + 1] - source[0];
    }

    void AppendOffset(long end)
    {
        CheckEnd(end);
        var room = RoomForOffsets(1);
        if (layout.Width == 4)
            *(int*)room = (int)end;
        else
            *(long*)room = end;
    }

    // One offset more than values: the first is 0.
    byte* RoomForOffsets(long count)
    {
        if (offsets.Length == 0)
            offsets.AppendZeros(layout.Width);
        return offsets.Extend(count * layout.Width);
    }

    void CheckEnd(long end)
    {
        if (layout.Width == 4 && end > int.MaxValue)
        {
            throw new QtlQueryException(
                $"Column '{field.Name}' has more than 2 GB in one Arrow batch",
                "Say `set arrow_large_buffer_size = true` first, or ask for fewer rows a batch.");
        }
    }
}
