namespace QtlQuery.Engine.Lookup;

/// <summary>A question about genes, traits, variants or regions, ready to be asked of the store it was made for.</summary>
/// <param name="Sql">One select. For a list its first column, <c>asked</c>, is the text that was asked for.</param>
/// <param name="Parameters">Values of the <c>$name</c>s in it.</param>
/// <param name="Asked">What was asked for, in words.</param>
/// <param name="DatasetsAsked">Datasets with associations in which it was looked for.</param>
/// <param name="Notes">What the asker should know, such as that an rsid was merged into another.</param>
/// <param name="Unknown">Terms of a list that have no answer.</param>
/// <remarks><see cref="StoreLookup.Coverage"/> says what the answer covers.</remarks>
public sealed record LookupQuery(
    string Sql,
    IReadOnlyDictionary<string, object?> Parameters,
    string Asked,
    int DatasetsAsked,
    IReadOnlyList<string> Notes,
    IReadOnlyList<UnknownTerm> Unknown);
