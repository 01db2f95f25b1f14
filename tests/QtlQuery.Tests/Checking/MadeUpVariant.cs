namespace QtlQuery.Tests.Checking;

/// <summary>A variant of a made-up genome, the same for every study that has its place.</summary>
readonly record struct MadeUpVariant(string Chromosome, int Position, string Ref, string Alt, double Frequency, string Rsid)
{
    // One in seven is palindromic, two in three are transitions, as in a human genome.
    const string Alleles = "AGGACTTCAGGACTTCAGGACTTCAGGACTTCACCAGTTGACGTATTACGGC";

    /// <summary>Alternative allele frequencies are even from 0.05 to 0.95.</summary>
    public static MadeUpVariant At(string chromosome, int position)
    {
        var random = new Random(HashCode(chromosome, position));
        var pair = 2 * random.Next(Alleles.Length / 2);
        return new(chromosome, position, Alleles[pair..(pair + 1)], Alleles[(pair + 1)..(pair + 2)], 0.05 + 0.9 * random.NextDouble(), $"rs{9_900_000_000 + random.Next(90_000_000)}");
    }

    // Another each run is what string.GetHashCode gives.
    static int HashCode(string chromosome, int position) => chromosome.Aggregate(position, (hash, letter) => unchecked(31 * hash + letter));
}
