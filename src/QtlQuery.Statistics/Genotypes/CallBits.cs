using System.Numerics;

namespace QtlQuery.Statistics.Genotypes;

/// <summary>Hard calls as three rows of bits, so that 64 of them are compared at once: a variant's over samples, or a sample's over variants.</summary>
public sealed class CallBits
{
    const int Width = 64;

    readonly ulong[] _reference;
    readonly ulong[] _heterozygous;
    readonly ulong[] _alternative;

    CallBits(int length, ulong[] reference, ulong[] heterozygous, ulong[] alternative) =>
        (Length, _reference, _heterozygous, _alternative) = (length, reference, heterozygous, alternative);

    /// <summary>Calls, missing ones among them.</summary>
    public int Length { get; }

    /// <summary>Null where a dosage is not a whole number of copies.</summary>
    /// <param name="copies">Copies of alt: 0, 1, 2, or NaN for a missing call.</param>
    public static CallBits? TryOf(ReadOnlySpan<double> copies)
    {
        var words = (copies.Length + Width - 1) / Width;
        var (reference, heterozygous, alternative) = (new ulong[words], new ulong[words], new ulong[words]);
        for (var i = 0; i < copies.Length; i++)
        {
            var bit = 1UL << (i % Width);
            switch (copies[i])
            {
                case 0:
                    reference[i / Width] |= bit;
                    break;
                case 1:
                    heterozygous[i / Width] |= bit;
                    break;
                case 2:
                    alternative[i / Width] |= bit;
                    break;
                case var missing when double.IsNaN(missing):
                    break;
                default:
                    return null;
            }
        }

        return new(copies.Length, reference, heterozygous, alternative);
    }

    /// <summary>How often each pair of calls occurs where both are called.</summary>
    /// <exception cref="ArgumentException">The other has another number of calls.</exception>
    public CallPairs With(CallBits other)
    {
        if (Length != other.Length)
            throw new ArgumentException($"{Length} and {other.Length} calls", nameof(other));

        int refRef = 0, refHet = 0, refAlt = 0, hetRef = 0, hetHet = 0, hetAlt = 0, altRef = 0, altHet = 0, altAlt = 0;
        for (var i = 0; i < _reference.Length; i++)
        {
            var (reference, heterozygous, alternative) = (other._reference[i], other._heterozygous[i], other._alternative[i]);
            refRef += BitOperations.PopCount(_reference[i] & reference);
            refHet += BitOperations.PopCount(_reference[i] & heterozygous);
            refAlt += BitOperations.PopCount(_reference[i] & alternative);
            hetRef += BitOperations.PopCount(_heterozygous[i] & reference);
            hetHet += BitOperations.PopCount(_heterozygous[i] & heterozygous);
            hetAlt += BitOperations.PopCount(_heterozygous[i] & alternative);
            altRef += BitOperations.PopCount(_alternative[i] & reference);
            altHet += BitOperations.PopCount(_alternative[i] & heterozygous);
            altAlt += BitOperations.PopCount(_alternative[i] & alternative);
        }

        return new(refRef, refHet, refAlt, hetRef, hetHet, hetAlt, altRef, altHet, altAlt);
    }
}
