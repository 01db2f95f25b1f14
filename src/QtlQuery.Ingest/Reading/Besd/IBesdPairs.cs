namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The pairs of a BESD file in order of the probes, those that were not tested left out.</summary>
interface IBesdPairs
{
    bool Ended { get; }

    /// <summary>Bytes of the file that lie behind: read, or passed over.</summary>
    long BytesDone { get; }

    /// <summary>Gives the next pairs, going on to at most one further block of the file.</summary>
    /// <returns>How many; none does not mean that there are no more.</returns>
    int Read(Span<BesdPair> pairs);
}
