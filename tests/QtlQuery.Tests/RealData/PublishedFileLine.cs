namespace QtlQuery.Tests.RealData;

/// <summary>A line of <c>published-files.tsv</c>: a file, or a pattern of files, of the index of real data.</summary>
/// <param name="Format">The format that it is recognised as; <c>-</c> where it is of no listed one, and <paramref name="Says"/> tells why.</param>
/// <param name="Facts">
/// What the user says of it, as <c>name=value</c>: <c>format</c>, <c>dataset</c>, <c>column.NAME</c> and what <c>--set</c> takes;
/// <c>named</c> is the name that the file is given, and <c>build</c> that of the store, GRCh38 unless it is said.
/// </param>
/// <param name="Rows">Rows read, which is the number of its lines without those that are no rows.</param>
/// <param name="Question">SQL of one value.</param>
/// <param name="Says">The words of the index that tell the answer.</param>
sealed record PublishedFileLine(string File, string Format, IReadOnlyDictionary<string, string> Facts, string Rows, string Refused, string Question, string Answer, string Says)
{
    public bool IsListed => Format != "-";

    public static IReadOnlyList<PublishedFileLine> All { get; } =
        [.. System.IO.File.ReadLines(Repository.Path("tests", "QtlQuery.Tests", "RealData", "published-files.tsv")).Skip(1).Select(Parse)];

    static PublishedFileLine Parse(string line)
    {
        var cells = line.Split('\t');
        var facts = cells[2] == "-" ? [] : cells[2].Split(' ').Select(fact => fact.Split('=', 2)).ToDictionary(fact => fact[0], fact => fact[1]);
        return new(cells[0], cells[1], facts, cells[3], cells[4], cells[5], cells[6], cells[7]);
    }
}
