namespace QtlQuery.Engine.Sql;

/// <summary>The words of a text of SQL: names, keywords and numbers, those within texts and comments too.</summary>
/// <remarks>By hand, since every command looks at some statements: the start of a regular expression costs more than all of them.</remarks>
static class SqlWords
{
    public static List<string> Of(string sql)
    {
        var words = new List<string>();
        for (var i = 0; i < sql.Length; i++)
        {
            var first = i;
            while (i < sql.Length && (char.IsLetterOrDigit(sql[i]) || sql[i] == '_'))
                i++;
            if (i > first)
                words.Add(sql[first..i]);
        }

        return words;
    }
}
