namespace QtlQuery.Benchmarks.Askers;

/// <summary>One question of one place.</summary>
readonly record struct Question(QuestionKind Kind, Place Place)
{
    /// <summary>How many of an answer's columns, the first ones, have to agree between programs.</summary>
    public int Agreed(int columns) => Kind.IsOfPairs() ? 6 : columns;
}
