namespace Apache.Arrow.C;

public static unsafe class CArrowArrayImporter
{
    /// <summary>Takes the content over; the struct itself stays the caller's to free.</summary>
    public static RecordBatch ImportRecordBatch(CArrowArray* source, Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new(source);
    }
}
