namespace Apache.Arrow.C;

public static unsafe class CArrowSchemaImporter
{
    /// <summary>Takes the content over; the struct itself stays the caller's to free.</summary>
    public static Schema ImportSchema(CArrowSchema* source) => new(source);
}
