namespace QtlQuery.Tests.Views;

/// <summary>Views and macros asked directly, against the rows that their cases were worked out to give.</summary>
public sealed class SqlCaseTests(SqlCaseDatabase database) : IClassFixture<SqlCaseDatabase>
{
    public static TheoryData<string> Cases => [.. SqlCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_of_sql_gives_the_rows_of_its_case(string name)
    {
        database.Empty();
        foreach (var (statement, expected) in SqlCase.Read(name).Steps)
        {
            if (expected.Count == 0)
                database.Execute(statement);
            else if (expected[0].StartsWith("error: ", StringComparison.Ordinal))
                Assert.Contains(expected[0]["error: ".Length..], Assert.Single(database.Answer(statement)), StringComparison.Ordinal);
            else
                Assert.Equal($"{statement}\n{string.Join('\n', expected)}", $"{statement}\n{string.Join('\n', database.Answer(statement))}");
        }
    }
}
