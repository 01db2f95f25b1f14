namespace QtlQuery.Benchmarks.Askers;

/// <summary>A program that holds the same pairs in its own format and is asked the same questions.</summary>
interface IAsker : IDisposable
{
    string Name { get; }

    /// <summary>Files that hold its rows, indexes among them.</summary>
    IReadOnlyList<string> Files { get; }

    Patience Patience(QuestionKind kind);

    /// <summary>Forgets what it has open and opens it anew.</summary>
    void Open();

    /// <summary>Asks, and reads every value of every row.</summary>
    /// <param name="agreed">Takes of each row what the programs have to agree in; null where the answer is not looked at.</param>
    /// <returns>Rows.</returns>
    long Ask(Question question, Action<object[]>? agreed);
}
