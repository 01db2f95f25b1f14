using Apache.Arrow.C;

namespace Apache.Arrow;

/// <summary>A schema kept as DuckDB exported it.</summary>
public sealed unsafe class Schema
{
    readonly CArrowSchema* schema;

    internal Schema(CArrowSchema* source) => schema = CArrowSchema.Move(source);

    ~Schema() => CArrowSchema.Free(schema);

    public int FieldCount => (int)schema->ChildCount;
}
