using System.Diagnostics.CodeAnalysis;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Ingest.Rows;

namespace QtlQuery.Ingest.LiftingOver;

/// <summary>Takes rows from one genome build to another, inside DuckDB.</summary>
/// <remarks>
/// Two rows that were apart may be one variant afterwards: the search for duplicates has to come after.
/// The order of the rows is not kept: a row's place is its line_number or another column of its own.
/// </remarks>
sealed class LiftOver : IRowStep
{
    const string Table = "lift_stretches";

    readonly string _build;
    readonly string _reference;

    LiftOver(string build, int stretches, bool stateReference)
    {
        // Builds differ in some reference alleles, and the chain does not say in which.
        _reference = stateReference ? ",\n                case when lifts then null else ref_is_reference end as ref_is_reference" : "";
        _build = build.Replace("'", "''", StringComparison.Ordinal);
        Stretches = stretches;
    }

    /// <summary>How many stretches the chain is after its overlaps are resolved.</summary>
    public int Stretches { get; }

    public IReadOnlyList<string> Fills => [];

    public IReadOnlyList<string> Adds { get; } = ["source_chromosome", "source_position"];

    public string? Turned => null;

    public string Harmonisation => "case when lifted_reverse is null then 0 when lifted_reverse then 4 + 2 else 4 end";

    public string? Refusal => "lift_refusal";

    /// <summary>Makes sure that rows of a table can be taken from one build to another.</summary>
    /// <param name="named">What the rows come from, for the message.</param>
    /// <exception cref="QtlQueryException">There is no chain, it begins on another build, or the table is not lifted over.</exception>
    public static void Demand([NotNull] ChainFile? chain, GenomeBuild from, GenomeBuild to, TableDefinition table, string named)
    {
        if (chain is null)
            throw new QtlQueryException($"{named} is on {from.Name}, and the store is on {to.Name}", "A store has one build: take the file to it with --lift-over FILE.chain, or ingest it into a store of its own.");
        if (chain.From is { } begin && begin != from)
            throw new QtlQueryException($"'{chain.Path}' lifts over from {begin.Name}, and {named} is on {from.Name}", "Give the chain file of the file's build.");
        if (!table.Has("source_position"))
            throw new QtlQueryException($"{named} is on {from.Name} and becomes {table.Name}, which is not lifted over", $"Take a file of the store's build, {to.Name}.");
    }

    /// <summary>Makes the chain known to a database and its connections beside, which can hold one.</summary>
    /// <param name="stateReference">Whether the rows say that ref is the reference allele; it is not known any more of lifted ones.</param>
    public static LiftOver Create(WorkDatabase database, ChainFile chain, bool stateReference = false)
    {
        var segments = LiftSegments.Of(chain.Blocks);
        database.Execute(
            $"""
            create table {Table} as
            select
                unnest($chromosomes) as stretch_chromosome,
                unnest($starts) as stretch_start,
                unnest($ends) as stretch_end,
                nullif(unnest($targets), '') as target_chromosome,
                unnest($target_starts) as target_start,
                unnest($reverse) as is_reverse,
                unnest($ambiguous) as is_ambiguous
            """,
            new
            {
                chromosomes = List(segment => segment.Block.Chromosome),
                starts = List(segment => segment.Block.Start),
                ends = List(segment => segment.Block.End),
                targets = List(segment => segment.Block.TargetChromosome ?? ""),
                target_starts = List(segment => segment.Block.TargetStart),
                reverse = List(segment => segment.Block.Reverse),
                ambiguous = List(segment => segment.IsAmbiguous),
            });
        return new(chain.To?.Name ?? "the build that the chain leads to", segments.Count, stateReference);

        ListValue<T> List<T>(Func<LiftSegment, T> value) => new(segments.Select(value));
    }

    /// <summary>
    /// A select of all columns of rows, with chromosome, position, ref and alt on the other build, and lift_refusal (why a row could not be lifted),
    /// lifted_reverse (whether the other build has it on its other strand), source_chromosome and source_position.
    /// </summary>
    /// <remarks>
    /// A refused row stays where it was. So does one without a chromosome or a position from 1 on, which is not refused here;
    /// lifted_reverse is null for both. Rows without alleles are lifted by position alone.
    /// </remarks>
    /// <param name="from">A select that gives the rows: chromosome (1 to 22, X, Y or MT), position of the first base of ref, ref, alt, and any others.</param>
    public string Select(string from) => $"""
        select * exclude (stretch, lifts)
            replace (
                case when lifts then stretch.target_chromosome else chromosome end as chromosome,
                case when lifts then lifted_first_base(position, ref, stretch.stretch_start, stretch.target_start, stretch.is_reverse) else position end as position,
                case when lifted_reverse then reverse_complement(ref) else ref end as ref,
                case when lifted_reverse then reverse_complement(alt) else alt end as alt{_reference}
            )
        from (
            select *, chromosome as source_chromosome, position as source_position,
                case when position >= 1 and chromosome is not null
                    then lift_refusal_of(position, ref, alt, stretch.stretch_end, stretch.target_chromosome, stretch.is_reverse, stretch.is_ambiguous, '{_build}')
                end as lift_refusal,
                coalesce(position >= 1, false) and chromosome is not null and lift_refusal is null as lifts,
                case when lifts then stretch.is_reverse end as lifted_reverse
            from (
                select source_rows.*, stretch
                from ({from}) as source_rows
                asof left join {Table} as stretch
                    on source_rows.chromosome = stretch.stretch_chromosome and source_rows.position >= stretch.stretch_start
            )
        )
        """;
}
