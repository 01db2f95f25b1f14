using System.Globalization;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.LiftingOver;

/// <summary>Reads a chain file line by line; whatever does not add up is an error with its line.</summary>
sealed class ChainReader(string path)
{
    const int LongestLine = 1 << 16;

    readonly List<LiftBlock> _blocks = [];
    readonly Dictionary<(string Name, bool IsTarget), int> _sizes = [];
    readonly HashSet<int> _firstChromosomeSizes = [];
    readonly HashSet<int> _firstTargetSizes = [];
    int _chains;
    int _contigBlocks;
    int _line;

    // The chain that is being read, and where in it the next block begins on either side.
    ChainHeader? _chain;
    long _next;
    long _nextTarget;

    public ChainFile Read()
    {
        using var text = SourceFile.At(path).OpenText();
        foreach (var line in Lines(text))
        {
            _line++;
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0 || fields[0][0] == '#')
                continue;
            if (fields[0] == "chain")
                BeginChain(fields);
            else
                TakeBlock(fields);
        }

        if (_chain is not null)
            throw Wrong($"the file ends within the chain that begins on line {_chain.Line}");
        if (_chains == 0)
            throw NoChainFile("it has no line that begins with 'chain'");
        return new(path, _chains, _blocks, _contigBlocks, ChainFile.BuildOf(_firstChromosomeSizes), ChainFile.BuildOf(_firstTargetSizes));
    }

    IEnumerable<string> Lines(SourceText text)
    {
        var buffer = new byte[LongestLine];
        var held = 0;
        while (text.Read(buffer.AsSpan(held)) is > 0 and var read)
        {
            held += read;
            var start = 0;
            while (Array.IndexOf(buffer, (byte)'\n', start, held - start) is >= 0 and var end)
            {
                yield return Encoding.UTF8.GetString(buffer, start, end - start);
                start = end + 1;
            }

            if (start == 0 && held == buffer.Length)
                throw NoChainFile($"line {_line + 1} is longer than any line of one");
            held -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, held);
        }

        if (held > 0)
            yield return Encoding.UTF8.GetString(buffer, 0, held);
    }

    // chain score tName tSize tStrand tStart tEnd qName qSize qStrand qStart qEnd id; older files have no id.
    void BeginChain(string[] fields)
    {
        if (_chain is not null)
            throw Wrong($"a chain begins before the one of line {_chain.Line} has its last block");
        if (fields.Length is not (12 or 13))
            throw Wrong($"a chain line has 13 fields, this one has {fields.Length}");
        if (!double.TryParse(fields[1], CultureInfo.InvariantCulture, out _))
            throw Wrong($"the score '{fields[1]}' is not a number");
        if (fields[4] != "+")
            throw Wrong($"tStrand is '{fields[4]}', and the format allows only '+'");
        if (fields[9] is not ("+" or "-"))
            throw Wrong($"qStrand is '{fields[9]}', neither '+' nor '-'");

        var (size, start, end) = Stretch(fields, 3, 5, 't');
        var (targetSize, targetStart, targetEnd) = Stretch(fields, 8, 10, 'q');
        var chromosome = Sequence(fields[2], size, isTarget: false);
        var target = Sequence(fields[7], targetSize, isTarget: true);
        _chain = new(chromosome, end, target, targetSize, fields[9] == "-", targetEnd, _line);
        (_next, _nextTarget) = (start, targetStart);
        _chains++;
    }

    (int Size, int Start, int End) Stretch(string[] fields, int sizeField, int startField, char side)
    {
        var size = Number(fields[sizeField], $"{side}Size");
        var start = Number(fields[startField], $"{side}Start");
        var end = Number(fields[startField + 1], $"{side}End");
        return start <= end && end <= size
            ? (size, start, end)
            : throw Wrong($"{side}Start {start} to {side}End {end} is no stretch of a sequence of {size} bases");
    }

    string? Sequence(string name, int size, bool isTarget)
    {
        if (!_sizes.TryAdd((name, isTarget), size) && _sizes[(name, isTarget)] is var before && before != size)
            throw Wrong($"{name} has {size} bases here and {before} in a chain before");
        var chromosome = Chromosome.Name(name);
        if (chromosome == "1")
            (isTarget ? _firstTargetSizes : _firstChromosomeSizes).Add(size);
        return chromosome;
    }

    // size dt dq: bases alike, then bases that only the one side has, then bases that only the other has. The last block has its size alone.
    void TakeBlock(string[] fields)
    {
        if (_chain is not { } chain)
            throw _chains == 0 ? NoChainFile($"line {_line} does not begin with 'chain'") : Wrong("a chain is over, and no line that begins with 'chain' follows");
        if (fields.Length is not (1 or 3))
            throw Wrong($"a block has 3 numbers, or 1 at the end of a chain; this line has {fields.Length}");

        var size = Number(fields[0], "size");
        if (chain.Chromosome is null)
            _contigBlocks++;
        else if (size > 0)
            _blocks.Add(Block(chain, chain.Chromosome, size));
        var isLast = fields.Length == 1;
        _next += size + (isLast ? 0L : Number(fields[1], "dt"));
        _nextTarget += size + (isLast ? 0L : Number(fields[2], "dq"));
        if (_next > chain.End || _nextTarget > chain.TargetEnd || (isLast && (_next, _nextTarget) != (chain.End, chain.TargetEnd)))
            throw Wrong($"the blocks of the chain reach {_next} and {_nextTarget}, and line {chain.Line} says that it ends at {chain.End} and {chain.TargetEnd}");
        if (isLast)
            _chain = null;
    }

    // A position that counts from 0 along the reverse strand is size - 1 - position along the forward one. A block past its chain's end is refused by the caller.
    LiftBlock Block(ChainHeader chain, string chromosome, int size) => new(
        chromosome,
        (int)_next + 1,
        (int)Math.Min(_next + size, int.MaxValue),
        chain.TargetChromosome,
        chain.Reverse ? chain.TargetSize - (int)_nextTarget : (int)_nextTarget + 1,
        chain.Reverse);

    int Number(string text, string name) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"{name} '{text}' is not a whole number from 0 to {int.MaxValue}");

    QtlQueryException Wrong(string what) =>
        new($"'{path}' line {_line}: {what}", "The chain file is damaged or cut short: fetch it again, and compare its size or checksum with the source's.");

    QtlQueryException NoChainFile(string why) =>
        new($"'{path}' is not a chain file: {why}", "UCSC has such files by names like hg19ToHg38.over.chain.gz, Ensembl by names like GRCh37_to_GRCh38.chain.gz.");
}
