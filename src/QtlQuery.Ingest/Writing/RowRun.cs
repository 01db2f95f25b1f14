using System.Globalization;
using QtlQuery.Engine.Holding;

namespace QtlQuery.Ingest.Writing;

/// <summary>Checked rows on their way into a table.</summary>
/// <param name="BinWidth">In base pairs; null where the table has no bins.</param>
readonly record struct RowRun(HeldRows Held, int? BinWidth)
{
    /// <summary>What stands behind <c>from</c> to read them, with bin where the table has bins.</summary>
    public string From => BinWidth is { } width
        ? string.Create(CultureInfo.InvariantCulture, $"(select *, coalesce(position // {width}, 0) as bin from {Held.From})")
        : Held.From;
}
