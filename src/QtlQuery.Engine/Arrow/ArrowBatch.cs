namespace QtlQuery.Engine.Arrow;

/// <summary>Some thousand rows in Arrow's memory layout, outside the managed heap.</summary>
/// <remarks>Another library in the process can import <see cref="SchemaAddress"/> and <see cref="ArrayAddress"/> through the Arrow C data interface;
/// it then owns what it moved out, and disposing the batch frees only the rest. A batch is not safe for several threads.</remarks>
public sealed unsafe class ArrowBatch : IDisposable
{
    CArrowSchema* cSchema;
    CArrowArray* cArray;

    /// <param name="array">A struct array of the schema's columns; the batch takes it over.</param>
    internal ArrowBatch(ArrowField schema, CArrowArray* array)
    {
        Schema = schema;
        Length = array->Length;
        cSchema = schema.ToC();
        cArray = array;
    }

    ~ArrowBatch() => Free();

    public ArrowField Schema { get; }

    /// <summary>The number of rows.</summary>
    public long Length { get; }

    /// <summary>The address of a C <c>struct ArrowSchema</c>, valid until the batch is disposed.</summary>
    public nint SchemaAddress => (nint)cSchema;

    /// <summary>The address of a C <c>struct ArrowArray</c> of type struct, valid until the batch is disposed.</summary>
    public nint ArrayAddress => (nint)cArray;

    internal CArrowArray* Array
    {
        get
        {
            ObjectDisposedException.ThrowIf(cArray == null, this);
            return cArray;
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        CArrowSchema.Free(cSchema);
        CArrowArray.Free(cArray);
        cSchema = null;
        cArray = null;
    }
}
