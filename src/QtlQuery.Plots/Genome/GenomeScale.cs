using QtlQuery.Core;

namespace QtlQuery.Plots.Genome;

/// <summary>Chromosomes side by side in their usual order, each as wide as it is long.</summary>
/// <remarks>A short one, such as MT, is wide enough for its name.</remarks>
sealed class GenomeScale
{
    const double Gap = 3;
    const double LeastWidth = 16;
    const double BasesPerMb = 1e6;

    /// <summary>Mb that hold chromosomes 1 to 22, X and Y of GRCh37 and of GRCh38.</summary>
    static readonly int[] LengthsInMb = [250, 244, 199, 192, 182, 172, 160, 147, 142, 136, 136, 134, 116, 108, 103, 91, 84, 81, 60, 65, 49, 52, 157, 60];

    readonly Dictionary<string, (double From, double To, double Length)> _chromosomes = new(StringComparer.Ordinal);

    public GenomeScale(IEnumerable<(string Chromosome, int Position)> places, double from, double to)
    {
        var lengths = places.GroupBy(place => place.Chromosome, place => place.Position)
            .Select(chromosome => (Name: chromosome.Key, Length: Math.Max(Length(chromosome.Key), chromosome.Max())))
            .OrderBy(chromosome => Chromosome.Order(chromosome.Name)).ThenBy(chromosome => chromosome.Name, StringComparer.Ordinal)
            .ToList();
        var room = to - from - Gap * Math.Max(0, lengths.Count - 1);
        var left = from;
        foreach (var ((name, length), width) in lengths.Zip(Widths([.. lengths.Select(each => each.Length)], room)))
        {
            _chromosomes.Add(name, (left, left + width, length));
            left += width + Gap;
        }
    }

    /// <summary>In their order.</summary>
    public IEnumerable<(string Name, double From, double To)> Chromosomes => _chromosomes.Select(each => (each.Key, each.Value.From, each.Value.To));

    public double At(string chromosome, int position)
    {
        var (from, to, length) = _chromosomes[chromosome];
        return from + Math.Clamp(position / length, 0, 1) * (to - from);
    }

    static double Length(string chromosome) => Chromosome.Order(chromosome) is var order && order <= LengthsInMb.Length ? LengthsInMb[order - 1] * BasesPerMb : 1;

    // What the short ones take beyond their share, the others give by theirs.
    static List<double> Widths(double[] lengths, double room)
    {
        var least = Math.Min(LeastWidth, room / Math.Max(1, lengths.Length));
        var isShort = new bool[lengths.Length];
        while (true)
        {
            var rest = room - least * isShort.Count(each => each);
            var total = lengths.Where((_, i) => !isShort[i]).Sum();
            var widths = lengths.Select((length, i) => isShort[i] ? least : rest * length / total).ToList();
            var tooShort = widths.FindIndex(width => width < least - 1e-9);
            if (tooShort < 0)
                return widths;
            isShort[tooShort] = true;
        }
    }
}
