namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Where GT and DS stand in the cells of a row, as its FORMAT says; -1 where they do not. It is nearly always that of the row before.</summary>
sealed class VcfFormat
{
    byte[] _text = [];

    public int Calls { get; private set; } = -1;

    public int Dosages { get; private set; } = -1;

    /// <summary>Whether a cell is a call and nothing else.</summary>
    public bool IsCallsAlone { get; private set; }

    public void Set(ReadOnlySpan<byte> format)
    {
        if (format.SequenceEqual(_text))
            return;
        _text = format.ToArray();
        (Calls, Dosages, IsCallsAlone) = (-1, -1, format.SequenceEqual("GT"u8));
        var place = 0;
        foreach (var range in format.Split((byte)':'))
        {
            if (format[range].SequenceEqual("GT"u8))
                Calls = place;
            else if (format[range].SequenceEqual("DS"u8))
                Dosages = place;
            place++;
        }
    }
}
