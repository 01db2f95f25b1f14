using QtlQuery.Benchmarks.Askers;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Questions put to every program in turn, round by round, and their answers compared.</summary>
sealed class QueryRounds(IReadOnlyList<IAsker> askers, IReadOnlyList<Place> places, IReadOnlyList<QuestionKind> kinds)
{
    const int ColdRounds = 5;
    const int VerifiedPlaces = 2;

    readonly Dictionary<(IAsker, QuestionKind), List<Timing>> _warm = [];
    readonly Dictionary<(IAsker, QuestionKind), List<Timing>> _opened = [];
    readonly Dictionary<(IAsker, QuestionKind), List<Timing>> _fromDisk = [];
    readonly Dictionary<Question, (RowChecksum Checksum, string By)> _answers = [];

    /// <summary>In an open store or connection, files in the page cache.</summary>
    public IReadOnlyList<Timing> Warm(IAsker asker, QuestionKind kind) => _warm.GetValueOrDefault((asker, kind)) ?? [];

    /// <summary>The store or connection is opened for the question; files are in the page cache.</summary>
    public IReadOnlyList<Timing> Opened(IAsker asker, QuestionKind kind) => _opened.GetValueOrDefault((asker, kind)) ?? [];

    /// <summary>The same, files not in the page cache.</summary>
    public IReadOnlyList<Timing> FromDisk(IAsker asker, QuestionKind kind) => _fromDisk.GetValueOrDefault((asker, kind)) ?? [];

    /// <summary>The answer of the first place.</summary>
    public RowChecksum Answer(QuestionKind kind) => _answers[new(kind, places[0])].Checksum;

    /// <summary>Every program's answers have the same rows, numbers to the digits of the source. It warms them up, too.</summary>
    /// <exception cref="InvalidOperationException">One answers otherwise than the first.</exception>
    public void Verify()
    {
        foreach (var asker in askers)
            asker.Open();
        foreach (var place in places.Take(VerifiedPlaces))
        {
            foreach (var kind in kinds.Where(kind => kind.IsOfPlace() || place == places[0]))
            {
                foreach (var asker in askers.Where(asker => asker.Patience(kind) > Patience.Once))
                    Check(asker, new(kind, place));
            }
        }
    }

    public void RunWarm()
    {
        for (var round = 0; round < (int)Patience.Often; round++)
        {
            foreach (var question in Questions(round))
            {
                foreach (var asker in askers.Where(asker => (int)asker.Patience(question.Kind) > round))
                    Add(_warm, asker, question.Kind, Timing.Of(asker.Patience(question.Kind) == Patience.Once ? () => Check(asker, question) : () => asker.Ask(question, null)));
            }
        }
    }

    /// <param name="dropCache">Whether the files are read from disk as well.</param>
    public void RunCold(bool dropCache)
    {
        for (var round = 0; round < ColdRounds; round++)
        {
            foreach (var question in Questions(round))
            {
                foreach (var asker in askers.Where(asker => asker.Patience(question.Kind) > Patience.Once))
                {
                    Add(_opened, asker, question.Kind, Timing.Of(() => OpenAndAsk(asker, question)));
                    if (!dropCache)
                        continue;
                    PageCache.Drop(asker.Files);
                    Add(_fromDisk, asker, question.Kind, Timing.Of(() => OpenAndAsk(asker, question)));
                }
            }
        }
    }

    IEnumerable<Question> Questions(int round) => kinds.Select(kind => new Question(kind, kind.IsOfPlace() ? places[round % places.Count] : places[0]));

    static void OpenAndAsk(IAsker asker, Question question)
    {
        asker.Open();
        asker.Ask(question, null);
    }

    void Check(IAsker asker, Question question)
    {
        Console.Error.WriteLine($"{question.Kind.Title()}: {asker.Name}");
        var found = RowChecksum.Of(row => asker.Ask(question, row));
        if (found.Rows == 0)
            throw new InvalidOperationException($"{question.Kind.Title()}, {question.Place}: {asker.Name} finds nothing");
        if (!_answers.TryGetValue(question, out var expected))
            _answers[question] = (found, asker.Name);
        else if (found != expected.Checksum)
            throw new InvalidOperationException($"{question.Kind.Title()}, {question.Place}: {asker.Name} answers {found}, {expected.By} {expected.Checksum}");
    }

    static void Add(Dictionary<(IAsker, QuestionKind), List<Timing>> timings, IAsker asker, QuestionKind kind, Timing timing)
    {
        if (!timings.TryGetValue((asker, kind), out var known))
            timings[(asker, kind)] = known = [];
        known.Add(timing);
    }
}
