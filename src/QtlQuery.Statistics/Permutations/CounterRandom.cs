namespace QtlQuery.Statistics.Permutations;

/// <summary>
/// Random numbers that are a function of a seed, a stream and a number within it, and of nothing else: the same on every machine, for every
/// number of threads, in whatever order the streams are taken.
/// </summary>
/// <remarks>
/// Philox4x32-10, Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11. The seed is the key; the counter holds the block's
/// number, the repeat and the stream, from its lowest word up.
/// </remarks>
/// <param name="seed">Names the whole run.</param>
/// <param name="stream">Names the molecular trait, or 0 where all share their permutations: a number that is its own in every chunk of a run (<see cref="StreamOf"/>).</param>
/// <param name="repeat">Names the permutation.</param>
public struct CounterRandom(ulong seed, ulong stream, uint repeat)
{
    const uint MultiplierA = 0xD2511F53;
    const uint MultiplierB = 0xCD9E8D57;
    const uint WeylA = 0x9E3779B9;
    const uint WeylB = 0xBB67AE85;
    const int Rounds = 10;

    uint block;
    int left;
    (uint A, uint B, uint C, uint D) words;

    /// <summary>A stream's number from a name, such as a molecular trait's id: FNV-1a of its UTF-16 code units.</summary>
    public static ulong StreamOf(ReadOnlySpan<char> name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in name)
        {
            hash = (hash ^ (byte)letter) * 0x100000001B3;
            hash = (hash ^ (byte)(letter >> 8)) * 0x100000001B3;
        }

        return hash;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextBits()
    {
        if (left == 0)
        {
            words = Block((block++, repeat, (uint)stream, (uint)(stream >> 32)), ((uint)seed, (uint)(seed >> 32)));
            left = 4;
        }

        return left-- switch { 4 => words.A, 3 => words.B, 2 => words.C, _ => words.D };
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1, each equally likely.</summary>
    /// <remarks>Lemire (2019), ACM Trans. Model. Comput. Simul. 29:3: the high half of a product, whose overhanging low halves are drawn again.</remarks>
    public uint NextBelow(uint bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var product = (ulong)NextBits() * bound;
        if ((uint)product < bound)
        {
            var overhang = (0 - bound) % bound;
            while ((uint)product < overhang)
                product = (ulong)NextBits() * bound;
        }

        return (uint)(product >> 32);
    }

    /// <summary>Uniform in (0, 1): 53 bits, and half a step above 0.</summary>
    public double NextUniform()
    {
        var bits = (ulong)NextBits() << 32;
        bits |= NextBits();
        return ((bits >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    /// <summary>Philox's bijection of one counter under one key.</summary>
    public static (uint A, uint B, uint C, uint D) Block((uint A, uint B, uint C, uint D) counter, (uint A, uint B) key)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (first, second) = ((ulong)MultiplierA * counter.A, (ulong)MultiplierB * counter.C);
            counter = ((uint)(second >> 32) ^ counter.B ^ key.A, (uint)second, (uint)(first >> 32) ^ counter.D ^ key.B, (uint)first);
            key = (key.A + WeylA, key.B + WeylB);
        }

        return counter;
    }
}
