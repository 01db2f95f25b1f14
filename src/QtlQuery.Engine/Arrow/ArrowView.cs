namespace QtlQuery.Engine.Arrow;

/// <summary>Reads the 16-byte views of the view types: length, then either up to 12 bytes, or 4 bytes, buffer number and offset.</summary>
static unsafe class ArrowView
{
    public const int Size = 16;
    public const int LargestInline = 12;

    public static ReadOnlySpan<byte> Bytes(CArrowArray* array, long at)
    {
        var view = (int*)((byte*)array->Buffers[1] + at * Size);
        return view[0] <= LargestInline
            ? new(view + 1, view[0])
            : new((byte*)array->Buffers[2 + view[2]] + view[3], view[0]);
    }
}
