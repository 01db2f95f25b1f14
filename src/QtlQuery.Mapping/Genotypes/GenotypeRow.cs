using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>The genotypes of one variant for all samples of a file, on their way to those that are wanted.</summary>
sealed class GenotypeRow(int samples, bool hasDosages)
{
    public sbyte[] Calls { get; } = new sbyte[samples];

    public double[] Dosages { get; } = hasDosages ? new double[samples] : [];

    /// <summary>Writes the genotypes of the wanted samples to the block's next place, calls as dosages where the block has those.</summary>
    /// <param name="isDosages">Whether this row was read as dosages.</param>
    public void Write(GenotypeBlock block, SampleSelection selection, bool isDosages)
    {
        if (isDosages)
            Copy(Dosages, block.NextDosages, selection);
        else if (!block.HasDosages)
            Copy(Calls, block.NextCalls, selection);
        else
            CopyAsDosages(block.NextDosages, selection);
    }

    /// <summary>Counts the other allele.</summary>
    public void Turn(bool isDosages)
    {
        if (isDosages)
        {
            for (var sample = 0; sample < Dosages.Length; sample++)
                Dosages[sample] = 2 - Dosages[sample];
            return;
        }

        Turn(Calls);
    }

    /// <summary>Calls of the other allele.</summary>
    public static void Turn(Span<sbyte> calls)
    {
        foreach (ref var call in calls)
            call = call == GenotypeBlock.Missing ? GenotypeBlock.Missing : (sbyte)(2 - call);
    }

    static void Copy<T>(T[] all, Span<T> wanted, SampleSelection selection)
    {
        if (selection.IsWhole)
        {
            all.CopyTo(wanted);
            return;
        }

        var places = selection.Places;
        for (var each = 0; each < places.Length; each++)
            wanted[each] = all[places[each]];
    }

    void CopyAsDosages(Span<double> wanted, SampleSelection selection)
    {
        var places = selection.Places;
        for (var each = 0; each < places.Length; each++)
            wanted[each] = Calls[places[each]] is var call && call == GenotypeBlock.Missing ? double.NaN : call;
    }
}
