using System.Collections.Concurrent;

namespace QtlQuery.Engine.Index;

/// <summary>The stretches of indexes that can hold the rows of a question, handed out to the threads that read them.</summary>
/// <remarks>The indexes stay mapped until it is disposed of, even where a store is closed before the rows of its last answer are read.</remarks>
sealed class IndexScan : IDisposable
{
    // A thread costs more to wake than these take to look through.
    const long PairsForAThread = 1_000_000;

    readonly bool _isInOrder;
    readonly ConcurrentQueue<Stretch> _stretches = new();
    readonly List<IndexFile> _files = [];

    public IndexScan(StoreIndexes indexes, IndexQuestion question, int[] columns)
    {
        _isInOrder = question.InOrder;
        Columns = columns;
        List<IndexFile> files = [.. question.Datasets.Select(indexes.Of)];
        foreach (var file in files)
        {
            if (question.Keys is { } keys)
                AddTraits(file, keys, question.KeysAreGenes);
            foreach (var region in question.Regions ?? [])
                AddRegion(file, region);
        }

        // Last, since a damaged one ends this before there is anything to dispose of.
        foreach (var file in files)
        {
            file.Hold();
            _files.Add(file);
        }
    }

    /// <summary>The columns that are wanted, by their numbers.</summary>
    public int[] Columns { get; }

    /// <summary>Pairs that have to be looked through, at most.</summary>
    public long Pairs { get; private set; }

    /// <summary>One for each thread at work, and between two chunks all of them.</summary>
    public ConcurrentBag<IIndexCursor> Cursors { get; } = [];

    /// <summary>How many threads the rows are worth.</summary>
    public int Threads => _isInOrder ? 1 : (int)(1 + (Pairs / PairsForAThread));

    public IIndexCursor NewCursor() => _isInOrder ? new MergedCursor(this) : new IndexCursor(this);

    public bool Next(out Stretch stretch) => _stretches.TryDequeue(out stretch);

    public void Dispose()
    {
        foreach (var file in _files)
            file.Release();
        _files.Clear();
    }

    void AddRegion(IndexFile file, IndexedRegion region)
    {
        var chromosome = Array.IndexOf(file.Chromosomes, region.Chromosome);
        if (chromosome < 0)
            return;
        var blocks = file.Blocks;
        for (var at = FirstThatEnds(blocks, chromosome, region.First); at < blocks.Length && blocks[at].Chromosome == chromosome && blocks[at].FirstPosition <= region.Last; at++)
            Add(file, blocks[at], region.First, region.Last, TraitChoice.All);
    }

    void AddTraits(IndexFile file, IReadOnlyList<string> keys, bool areGenes)
    {
        foreach (var of in keys.Distinct().SelectMany(key => file.Find(key, areGenes)).GroupBy(entry => entry.Chromosome))
            AddTraits(file, of.Key, [.. of.OrderBy(entry => entry.FirstPosition)]);
    }

    void AddTraits(IndexFile file, int chromosome, TraitEntry[] entries)
    {
        var choice = TraitChoice.Of(entries);
        var (first, last) = (entries[0].FirstPosition, entries.Max(entry => entry.LastPosition));
        var blocks = file.Blocks;
        var reach = 0; // the last position of the traits that begin before here
        var next = 0;
        for (var at = FirstThatEnds(blocks, chromosome, first); at < blocks.Length && blocks[at].Chromosome == chromosome; at++)
        {
            for (; next < entries.Length && entries[next].FirstPosition <= blocks[at].LastPosition; next++)
                reach = Math.Max(reach, entries[next].LastPosition);
            if (reach >= blocks[at].FirstPosition)
                Add(file, blocks[at], first, last, choice);
            else if (next == entries.Length)
                return;
        }
    }

    void Add(IndexFile file, BlockEntry block, int first, int last, TraitChoice traits)
    {
        _stretches.Enqueue(new(file, block, first, last, traits));
        Pairs += IndexFormat.PairsABlock;
    }

    static int FirstThatEnds(ReadOnlySpan<BlockEntry> blocks, int chromosome, int position)
    {
        var (low, high) = (0, blocks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].Chromosome < chromosome || (blocks[middle].Chromosome == chromosome && blocks[middle].LastPosition < position))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>Part of a block: the pairs of variants between two positions, both included, and of these those of some traits.</summary>
readonly record struct Stretch(IndexFile File, BlockEntry Block, int First, int Last, TraitChoice Traits)
{
    /// <summary>The first variant in it, that one's first pair, and the pair behind the last, by their numbers in the block.</summary>
    public (int Variant, int FirstPair, int End) Pairs()
    {
        var block = File.Block(Block);
        var positions = block.Positions[..Block.Variants];
        var firstPairs = block.FirstPairs;
        var variant = FirstAtOrBehind(positions, First);
        return (variant, firstPairs[variant], firstPairs[Last == int.MaxValue ? positions.Length : FirstAtOrBehind(positions, Last + 1)]);
    }

    static int FirstAtOrBehind(ReadOnlySpan<int> positions, int position)
    {
        var (low, high) = (0, positions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = positions[middle] >= position ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}

/// <summary>Traits of one chromosome: all, one, or some.</summary>
sealed class TraitChoice
{
    public static readonly TraitChoice All = new(null, []);

    TraitChoice(int? one, bool[] some) => (One, Some) = (one, some);

    public int? One { get; }

    /// <summary>By code; codes beyond its end are not chosen. Empty for all.</summary>
    public bool[] Some { get; }

    public static TraitChoice Of(TraitEntry[] entries)
    {
        var some = new bool[entries.Max(entry => entry.Code) + 1];
        foreach (var entry in entries)
            some[entry.Code] = true;
        return new(entries is [var one] ? one.Code : null, some);
    }
}
