using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Several files of the same samples read as one, such as a file for each chromosome.</summary>
sealed class JoinedGenotypes : IGenotypeReader
{
    readonly IReadOnlyList<IGenotypeReader> _readers;
    readonly Dictionary<string, int> _readerOfChromosome = new(StringComparer.Ordinal);
    int _current;
    int _end;

    /// <param name="readers">At least one; they are disposed of with this.</param>
    /// <exception cref="QtlQueryException">The files have other samples, or only some of them dosages.</exception>
    public JoinedGenotypes(IReadOnlyList<IGenotypeReader> readers)
    {
        (_readers, _end) = (readers, readers.Count);
        foreach (var reader in readers.Skip(1))
        {
            if (Difference(Samples, reader.Samples) is { } sample)
                throw new QtlQueryException($"{Path} and {reader.Path} do not have the same samples: only one of them has '{sample}'", "Files that are read as one have to be of the same samples; their order may differ.");
            if (reader.HasDosages != HasDosages)
                throw new QtlQueryException($"{(HasDosages ? Path : reader.Path)} has dosages, and {(HasDosages ? reader.Path : Path)} has none", "Have calls read from all of them.");
        }

        Select(Samples);
    }

    public string Path => _readers[0].Path;

    public IReadOnlyList<string> Samples => _readers[0].Samples;

    public IReadOnlyList<Sex>? Sexes => _readers[0].Sexes;

    public bool HasDosages => _readers[0].HasDosages;

    public long LeftOut => _readers.Sum(reader => reader.LeftOut);

    public long MaleHeterozygous => _readers.Sum(reader => reader.MaleHeterozygous);

    public void Select(IReadOnlyList<string> samples)
    {
        foreach (var reader in _readers)
            reader.Select(samples);
    }

    public void GoTo(GenomicRegion region)
    {
        // A chromosome is in one file; until it has been met, it may be in any.
        (_current, _end) = _readerOfChromosome.TryGetValue(region.Chromosome, out var reader) ? (reader, reader + 1) : (0, _readers.Count);
        for (var each = _current; each < _end; each++)
            _readers[each].GoTo(region);
    }

    public bool Read(GenotypeBlock block)
    {
        for (; _current < _end; _current++)
        {
            if (_readers[_current].Read(block))
            {
                CheckChromosomes(block);
                return true;
            }
        }

        block.Begin(0, HasDosages);
        return false;
    }

    public void Dispose()
    {
        foreach (var reader in _readers)
            reader.Dispose();
    }

    // A chromosome in two files would come twice, or out of order.
    void CheckChromosomes(GenotypeBlock block)
    {
        foreach (var variant in block.Variants)
        {
            if (_readerOfChromosome.TryAdd(variant.Chromosome, _current) || _readerOfChromosome[variant.Chromosome] == _current)
                continue;
            throw new QtlQueryException(
                $"{_readers[_readerOfChromosome[variant.Chromosome]].Path} and {_readers[_current].Path} both have chromosome {variant.Chromosome}",
                "Each chromosome has to be in one file: join such files first (bcftools concat, plink2 --pmerge-list).");
        }
    }

    static string? Difference(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var all = a.ToHashSet(StringComparer.Ordinal);
        return b.FirstOrDefault(sample => !all.Contains(sample)) ?? a.Except(b, StringComparer.Ordinal).FirstOrDefault();
    }
}
