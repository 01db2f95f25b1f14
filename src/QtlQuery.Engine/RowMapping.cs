using Dapper;

namespace QtlQuery.Engine;

/// <summary>How Dapper makes records of rows. It is not touched before one is asked for: its own start takes 10 ms.</summary>
static class RowMapping
{
    static RowMapping()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new TextListHandler());
    }

    /// <summary>Makes sure that the settings hold.</summary>
    public static void Prepare()
    {
    }
}
