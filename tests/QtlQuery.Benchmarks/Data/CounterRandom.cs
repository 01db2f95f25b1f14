namespace QtlQuery.Benchmarks.Data;

/// <summary>Random numbers that are a function of a key and a counter, so that any row can be made without the rows before it.</summary>
/// <remarks>The finaliser of splitmix64 over key and counter.</remarks>
readonly struct CounterRandom(ulong key)
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A generator of its own for each value.</summary>
    public CounterRandom For(long value) => new(Bits(value));

    public ulong Bits(long counter)
    {
        var x = key + ((ulong)counter + 1) * Golden;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform(long counter) => ((Bits(counter) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal(long counter)
    {
        var bits = Bits(counter);
        var radius = ((bits >> 32) + 0.5) * (1.0 / (1UL << 32));
        var angle = (uint)bits * (2 * Math.PI / (1UL << 32));
        return Math.Sqrt(-2 * Math.Log(radius)) * Math.Cos(angle);
    }
}
