namespace QtlQuery.Ingest.Rows;

/// <summary>A step that changes typed rows before they are checked.</summary>
interface IRowStep
{
    /// <summary>Canonical columns that it gives values where the source may have none.</summary>
    IReadOnlyList<string> Fills { get; }

    /// <summary>Canonical columns that its select adds.</summary>
    IReadOnlyList<string> Adds { get; }

    /// <summary>A select that gives all columns of another one, some of them changed, and columns of its own.</summary>
    /// <param name="from">The other select. It is read once only, since lines of text come but once.</param>
    string Select(string from);

    /// <summary>Column of the select that says whether alleles and effect were exchanged; null where the step never does.</summary>
    string? Turned { get; }

    /// <summary>SQL of what else was done to a row, as a part of the number in <c>harmonisation</c>.</summary>
    string Harmonisation { get; }

    /// <summary>Column of the select that says why a row cannot stay; null where the step refuses none.</summary>
    string? Refusal { get; }
}
