namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>How a BESD file writes counts, offsets and row numbers, always with the low byte first.</summary>
enum NumberForm
{
    UInt32,
    UInt64,

    /// <summary>As a float32, which holds whole numbers up to 2^24 exactly.</summary>
    Single,
}
