namespace QtlQuery.Engine.Sql;

/// <summary>A statement that makes a view or macro, and the name that it makes.</summary>
public sealed record SqlStatement(string Name, string Text);
