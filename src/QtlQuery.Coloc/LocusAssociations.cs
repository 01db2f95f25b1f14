using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Columns;

namespace QtlQuery.Coloc;

/// <summary>Associations of a locus as they lie in the files, variant by variant, which it gives back by molecular trait.</summary>
/// <remarks>40 bytes a row, whose room serves the next locus again.</remarks>
sealed class LocusAssociations
{
    const int NoSize = int.MinValue;

    int _count;
    int[] _trait = [];
    int[] _line = [];
    float[] _beta = [];
    float[] _standardError = [];
    float[] _z = [];
    double[] _negLog10P = [];
    double[] _frequency = [];
    int[] _sampleSize = [];

    /// <summary>Reads the rows of a locus in place of those of the one before.</summary>
    /// <param name="genes">Those whose traits are read; null is all.</param>
    public void Read(QtlStore store, GenomicRegion locus, IReadOnlySet<string> datasets, IReadOnlyList<string>? genes, LocusTraits traits, LocusVariants variants, CancellationToken cancellation)
    {
        _count = 0;
        var parameters = new Dictionary<string, object?>
        {
            ["files"] = store.Catalogue.Files("associations", locus, datasets),
            ["chromosome"] = locus.Chromosome,
            ["first"] = locus.Start,
            ["last"] = locus.End,
        };
        if (genes is not null)
            parameters["genes"] = genes;
        using var chunks = store.ReadChunks(
            $"""
            select
                {LocusTraits.Keys},
                {LocusVariants.Key},
                beta, standard_error, z, neg_log10_p, coalesce(minor_allele_frequency, effect_allele_frequency), sample_size
            from associations_in($files)
            where chromosome = $chromosome and position between $first and $last{(genes is null ? "" : " and list_contains($genes, gene_id)")}
            """,
            parameters,
            cancellation);
        while (chunks.Next())
            Add(chunks, traits, variants);
    }

    /// <summary>The traits that have rows, in their order.</summary>
    /// <param name="uniquePositions">Whether positions are left out at which a trait has more than one variant.</param>
    public IEnumerable<TraitLocus> Traits(LocusTraits traits, LocusVariants variants, bool uniquePositions)
    {
        var (rows, starts) = RowsByTrait(traits.Count);
        return Enumerable.Range(0, traits.Count)
            .Where(trait => starts[trait] < starts[trait + 1])
            .Select(trait => Locus(traits[trait], rows.AsSpan(starts[trait]..starts[trait + 1]), variants, uniquePositions))
            .Where(trait => trait.Rows.Count > 0);
    }

    void Add(StoreChunks chunk, LocusTraits traits, LocusVariants variants)
    {
        var rows = chunk.Rows;
        Reserve(_count + rows);
        AddTraits(chunk.Values<ulong>(0).All(), chunk.Values<ulong>(1).All(), traits);
        AddLines(chunk.Values<ulong>(2).All(), variants);
        chunk.Values<float>(3).CopyTo(_beta.AsSpan(_count, rows), float.NaN);
        chunk.Values<float>(4).CopyTo(_standardError.AsSpan(_count, rows), float.NaN);
        chunk.Values<float>(5).CopyTo(_z.AsSpan(_count, rows), float.NaN);
        chunk.Values<double>(6).CopyTo(_negLog10P.AsSpan(_count, rows), double.NaN);
        AddFrequencies(chunk.Values<float>(7));
        chunk.Values<int>(8).CopyTo(_sampleSize.AsSpan(_count, rows), NoSize);
        _count += rows;
    }

    // A file is of one dataset.
    void AddTraits(ReadOnlySpan<ulong> datasets, ReadOnlySpan<ulong> keys, LocusTraits traits)
    {
        var numbers = traits.OfDataset(datasets[0]);
        for (var row = 0; row < keys.Length; row++)
        {
            if (row > 0 && datasets[row] != datasets[row - 1])
                numbers = traits.OfDataset(datasets[row]);
            _trait[_count + row] = numbers[keys[row]];
        }
    }

    // The traits of a variant come one after another.
    void AddLines(ReadOnlySpan<ulong> keys, LocusVariants variants)
    {
        for (var row = 0; row < keys.Length; row++)
            _line[_count + row] = row > 0 && keys[row] == keys[row - 1] ? _line[_count + row - 1] : variants.FirstLine(keys[row]);
    }

    // And a variant has one frequency in a dataset, as a rule.
    void AddFrequencies(ValueColumn<float> frequencies)
    {
        var (before, printed) = (float.NaN, double.NaN);
        for (var row = 0; row < frequencies.Rows; row++)
        {
            var frequency = frequencies[row] ?? float.NaN;
            if (frequency != before)
                (before, printed) = (frequency, PrintedNumber.Of(frequency));
            _frequency[_count + row] = printed;
        }
    }

    /// <summary>Numbers of rows, those of each trait together and in the order in which they came, and where each trait's begin.</summary>
    (int[] Rows, int[] Starts) RowsByTrait(int traits)
    {
        var starts = new int[traits + 1];
        foreach (var trait in _trait.AsSpan(0, _count))
            starts[trait + 1]++;
        for (var trait = 0; trait < traits; trait++)
            starts[trait + 1] += starts[trait];
        var next = starts.AsSpan().ToArray();
        var rows = new int[_count];
        for (var row = 0; row < _count; row++)
            rows[next[_trait[row]]++] = row;
        return (rows, starts);
    }

    TraitLocus Locus(LocusTraits.Trait trait, Span<int> rows, LocusVariants variants, bool uniquePositions)
    {
        Sort(rows);
        var lines = Lines(rows, variants, uniquePositions);
        var statistics = new LocusRows(lines.Count);
        var gwasRows = new int[lines.Count];
        for (var i = 0; i < gwasRows.Length; i++)
        {
            var (row, line) = lines[i];
            statistics.Position.Add(variants.Position(line));
            statistics.Ref.Add(variants.Ref(line));
            statistics.Alt.Add(variants.Alt(line));
            statistics.Beta.Add(PrintedNumber.Of(_beta[row]));
            statistics.StandardError.Add(PrintedNumber.Of(_standardError[row]));
            statistics.Z.Add(PrintedNumber.Of(_z[row]));
            statistics.NegLog10P.Add(_negLog10P[row]);
            statistics.AlleleFrequency.Add(_frequency[row]);
            statistics.SampleSize.Add(_sampleSize[row] == NoSize ? double.NaN : _sampleSize[row]);
            gwasRows[i] = variants.GwasRow(line);
        }

        return new(trait.DatasetId, trait.Id, trait.GeneId, trait.GeneVersion, statistics, gwasRows);
    }

    // The files of a dataset follow each other along the chromosome and so do their rows: there is rarely anything to do.
    void Sort(Span<int> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (_line[rows[i]] < _line[rows[i - 1]])
            {
                rows.Sort((a, b) => (_line[a], a).CompareTo((_line[b], b)));
                return;
            }
        }
    }

    /// <summary>Rows with the lines of their variants.</summary>
    List<(int Row, int Line)> Lines(Span<int> rows, LocusVariants variants, bool uniquePositions)
    {
        var lines = new List<(int Row, int Line)>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var first = _line[rows[i]];
            if (uniquePositions && (i > 0 && variants.Position(_line[rows[i - 1]]) == variants.Position(first) || i + 1 < rows.Length && variants.Position(_line[rows[i + 1]]) == variants.Position(first)))
                continue;
            for (var line = first; line < first + variants.Lines(first); line++)
                lines.Add((rows[i], line));
        }

        return lines;
    }

    void Reserve(int count)
    {
        if (count <= _trait.Length)
            return;
        var room = Math.Max(count, 2 * _trait.Length);
        Array.Resize(ref _trait, room);
        Array.Resize(ref _line, room);
        Array.Resize(ref _beta, room);
        Array.Resize(ref _standardError, room);
        Array.Resize(ref _z, room);
        Array.Resize(ref _negLog10P, room);
        Array.Resize(ref _frequency, room);
        Array.Resize(ref _sampleSize, room);
    }
}
