namespace QtlQuery.Ingest.LiftingOver;

/// <summary>Cuts blocks, which may overlap, into segments, which do not.</summary>
/// <remarks>
/// A base that chains lead to two places, or to one place on either strand, is ambiguous: no chain is better than another. Chains that say
/// the same are one. A contig that is no chromosome (an alternative haplotype, a patch) is no second place: it counts where no chain leads to a chromosome.
/// </remarks>
static class LiftSegments
{
    const int Nowhere = -1;
    const int OnlyContigs = -2;
    const int Ambiguous = -3;

    /// <returns>By chromosome and position, whatever the order of the blocks; neighbours that go on are one.</returns>
    public static IReadOnlyList<LiftSegment> Of(IEnumerable<LiftBlock> blocks) =>
        [.. blocks.GroupBy(block => block.Chromosome).OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => OfChromosome(group.Key, group))];

    // A sweep from left to right that knows which courses are open. Blocks of one course lie on one line: they lead a base, if any, to the same place.
    static List<LiftSegment> OfChromosome(string chromosome, IEnumerable<LiftBlock> blocks)
    {
        var courses = new List<Course>();
        var numbers = new Dictionary<Course, int>();
        var edges = new List<(long At, int Course, int Change)>();
        foreach (var block in blocks)
        {
            var number = block.TargetChromosome is { } target ? NumberOf(new(target, block.Reverse, Anchor(block))) : OnlyContigs;
            edges.Add((block.Start, number, 1));
            edges.Add((block.End + 1L, number, -1));
        }

        edges.Sort((one, other) => one.At.CompareTo(other.At));
        var segments = new List<LiftSegment>();
        var open = new OpenCourses(courses.Count);
        var (fate, from) = (Nowhere, 0L);
        for (var i = 0; i < edges.Count;)
        {
            var at = edges[i].At;
            for (; i < edges.Count && edges[i].At == at; i++)
                open.Change(edges[i].Course, edges[i].Change);
            if (open.Fate == fate)
                continue;
            if (fate != Nowhere)
                segments.Add(Segment(chromosome, (int)from, (int)(at - 1), fate >= 0 ? courses[fate] : null, fate == Ambiguous));
            (fate, from) = (open.Fate, at);
        }

        return segments;

        int NumberOf(Course course)
        {
            if (numbers.TryAdd(course, courses.Count))
                courses.Add(course);
            return numbers[course];
        }
    }

    static long Anchor(LiftBlock block) => block.Reverse ? (long)block.TargetStart + block.Start : (long)block.TargetStart - block.Start;

    static LiftSegment Segment(string chromosome, int start, int end, Course? course, bool isAmbiguous) => course is { } only
        ? new(new(chromosome, start, end, only.Chromosome, (int)(only.Reverse ? only.Anchor - start : only.Anchor + start), only.Reverse), false)
        : new(new(chromosome, start, end, null, 0, false), isAmbiguous);

    /// <summary>Where a base goes: anchor + position, or anchor - position on the reverse strand.</summary>
    readonly record struct Course(string Chromosome, bool Reverse, long Anchor);

    /// <summary>Which courses cover the place of the sweep. Where one does, the sum of the open ones' numbers is its number.</summary>
    sealed class OpenCourses(int courses)
    {
        readonly int[] _blocks = new int[courses];
        int _contigBlocks;
        int _open;
        int _sum;

        public int Fate => _open switch
        {
            0 => _contigBlocks > 0 ? OnlyContigs : Nowhere,
            1 => _sum,
            _ => Ambiguous,
        };

        public void Change(int course, int change)
        {
            if (course == OnlyContigs)
            {
                _contigBlocks += change;
                return;
            }

            var isOpening = _blocks[course] == 0;
            _blocks[course] += change;
            if (!isOpening && _blocks[course] > 0)
                return;
            _open += change;
            _sum += isOpening ? course : -course;
        }
    }
}
